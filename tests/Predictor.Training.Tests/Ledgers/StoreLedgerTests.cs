using System.Globalization;
using Predictor.Evaluation;
using Predictor.Models.Ledgers;
using Predictor.Models.Policies;
using Predictor.Store.Records;
using Predictor.Store.Tests;
using Predictor.Tests;
using Predictor.Training.Tests.Commands;
using Predictor.Training.Tests.Reading;

namespace Predictor.Training.Tests.Ledgers;

/// <summary>From Today's plan to the ledger, through a real store: what is planted is what <c>ledger --store</c> says.</summary>
public sealed class StoreLedgerTests
{
    private const int Days = 8;

    /// <summary>Seeds from 1 on, none left out.</summary>
    private const int Centres = 6;

    private const string Schema = """
        {
          "format": "predictor-schema/1", "name": "brightwater", "timeZone": "UTC", "observedFrom": "2026-01-01T00:00:00Z", "observedUntil": "2026-12-31T00:00:00Z", "features": "features.sql",
          "columns": [
            {"name": "queue", "kind": "category", "knownAt": "arrival", "label": "Queue"},
            {"name": "risk", "kind": "number", "knownAt": "arrival", "label": "Risk"},
            {"name": "handle_seconds", "kind": "number", "unit": "seconds", "knownAt": "closure", "label": "Handle time"}
          ],
          "outcomes": [{"name": "left", "words": "leaves within 30 days", "label": "left_30d", "moments": ["arrival", "closure"], "horizonDays": 30}]
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_acting_does_is_recovered_and_the_back_test_counts_what_was_done(string database)
    {
        using var folder = new TemporaryFolder();
        using var place = StorePlace.Of(database);
        var policy = PolicyOf(folder);
        var centre = new ActingCentre(policy, Days, kept: 0.5, seed: 1);
        await centre.RunAsync(place.Connection, arrivals: 300);

        var ledger = await LedgerAsync(folder, place.Connection);

        // Both arms as they were drawn, whatever came of the calls.
        var drawn = await DrawnAsync(place.Connection);
        ActedCustomer[] assigned = [.. drawn.Where(each => each is { Drawn: DrawnBy.Plan, HeldOut: false }).Select(each => centre.Customers[each.CustomerId!])];
        ActedCustomer[] held = [.. drawn.Where(each => each is { Drawn: DrawnBy.Plan, HeldOut: true }).Select(each => centre.Customers[each.CustomerId!])];
        Assert.All(held, each => Assert.False(each.IsTreated));
        Assert.All(drawn, each => Assert.Equal(centre.Customers[each.CustomerId!].Risk, each.Probability!.Value));
        var all = Assert.Single(ledger.Acting.Effects, each => each.Of == "all");
        Assert.Equal((assigned.Length, held.Length, assigned.Count(each => each.IsTreated)), (all.Assigned, all.HeldOut, all.Acted));
        Assert.Equal((assigned.Average(each => each.Leaves ? 1.0 : 0), held.Average(each => each.Leaves ? 1.0 : 0)), (all.AssignedRate, all.HeldOutRate));

        // What it did to those assigned is known here, for of each it is known what he would have done, left alone.
        var truth = assigned.Average(each => (each.Leaves ? 1.0 : 0) - (each.WouldLeave ? 1 : 0));
        Assert.InRange(truth, all.Effect.Value - Farthest(all.Effect), all.Effect.Value + Farthest(all.Effect));
        Assert.Equal((LedgerVerdict.Fewer, 0.35), (all.Verdict, ledger.Acting.HoldOutShare));
        Assert.True(all.Reduction > 0);
        Assert.StartsWith("Acting helps", ledger.Acting.Sentence, StringComparison.Ordinal);
        Assert.Contains(ledger.Acting.Effects, each => each is { Of: "queue: billing", Verdict: LedgerVerdict.Fewer });
        Assert.NotNull(ledger.Acting.Uplift);
        Assert.Contains(ledger.Notes, note => note.StartsWith($"{centre.ByHand} customers were chosen by hand", StringComparison.Ordinal));

        var flaggedFrom = BandThresholds.Of(policy, "left")[^2];
        ActedCustomer[] left = [.. centre.Customers.Values.Where(each => each.Leaves)], flagged = [.. left.Where(each => each.Risk >= flaggedFrom)];
        ActedCustomer[] flaggedOfAll = [.. centre.Customers.Values.Where(each => each.Risk >= flaggedFrom)];
        var back = ledger.BackTest!;
        Assert.Equal((left.Length, 0, flagged.Length), (back.Customers, back.NeverScored, back.Flagged));
        Assert.Equal((flagged.Count(each => each.IsSeen), flagged.Count(each => each.IsTreated)), (back.Seen, back.Acted));
        Assert.Equal((flaggedOfAll.Length, flaggedOfAll.Count(each => !each.IsTouched)), (back.FlaggedOfAll, back.Untouched));
        Assert.Equal([0, 0, 0, left.Length], back.Before.Select(each => each.Scored));
        Assert.Equal(left.Average(each => each.Risk), back.Before[3].MeanProbability, 1e-9);
        Assert.Equal(flagged.Select(each => each.LeavesAfter).Order().ElementAt(flagged.Length / 2), back.MedianWarningDays);
        Assert.Equal(all.Acted * 8 / 60.0 / (-all.Effect.Value * all.Assigned), back.HoursPerKept, 1e-9);
    }

    /// <summary>Of 40 such centres, half of them without an effect, 36 had the truth inside their interval of 90 %, and the mean error was 0.004 with an effect and -0.009 without one.</summary>
    [Fact]
    public async Task The_arms_that_plans_draw_differ_by_chance_alone()
    {
        var (inside, errors) = (0, new List<double>());
        for (var seed = 1; seed <= Centres; seed++)
        {
            using var folder = new TemporaryFolder();
            using var place = StorePlace.Of("SQLite");
            var centre = new ActingCentre(PolicyOf(folder, $"a key of the seed {seed}"), Days, kept: 0.5, seed);
            await centre.RunAsync(place.Connection, arrivals: 300);

            var all = Assert.Single((await LedgerAsync(folder, place.Connection)).Acting.Effects, each => each.Of == "all");

            ActedCustomer[] assigned = [.. (await DrawnAsync(place.Connection)).Where(each => each is { Drawn: DrawnBy.Plan, HeldOut: false }).Select(each => centre.Customers[each.CustomerId!])];
            var truth = assigned.Average(each => (each.Leaves ? 1.0 : 0) - (each.WouldLeave ? 1 : 0));
            inside += truth >= all.Effect.Low && truth <= all.Effect.High ? 1 : 0;
            errors.Add(all.Effect.Value - truth);
        }

        // Of six at 90 % at least three are inside in 9,987 of 10,000; the standard error of one is 0.025, of the mean 0.0102, and four of those are exceeded once in 16,000.
        Assert.InRange(inside, 3, Centres);
        Assert.InRange(errors.Average(), -0.041, 0.041);
    }

    [Fact]
    public async Task Where_acting_does_nothing_and_few_are_held_out_neither_an_effect_nor_whom_it_helps_is_claimed()
    {
        using var folder = new TemporaryFolder();
        using var place = StorePlace.Of("SQLite");
        var centre = new ActingCentre(PolicyOf(folder), 3, kept: 0, seed: 2);
        await centre.RunAsync(place.Connection, arrivals: 300);

        var ledger = await LedgerAsync(folder, place.Connection);

        var all = Assert.Single(ledger.Acting.Effects, each => each.Of == "all");
        Assert.InRange(all.HeldOut, 50, 499);
        Assert.InRange(0, all.Effect.Low, all.Effect.High);
        Assert.Equal(LedgerVerdict.AsExpected, all.Verdict);
        Assert.Null(ledger.Acting.Uplift);
        Assert.Equal("Not shown yet: the interval still holds no effect.", ledger.Acting.Sentence);
        Assert.True(double.IsNaN(ledger.BackTest!.HoursPerKept) || all.Effect.Value < 0);
    }

    [Fact]
    public async Task Predictions_of_a_file_stand_before_the_stores_own()
    {
        using var folder = new TemporaryFolder();
        using var place = StorePlace.Of("SQLite");
        var centre = new ActingCentre(PolicyOf(folder), 2, kept: 0, seed: 3);
        await centre.RunAsync(place.Connection, arrivals: 150);
        var one = centre.Customers.Values.First(each => each.Leaves);
        folder.Write("said.csv", FormattableString.Invariant($"case_id,moment,outcome,probability\ncase-{one.Id},closure,left,0.5\n"));

        var ledger = await LedgerAsync(folder, place.Connection, "--predictions", folder["said.csv"]);

        Assert.Equal(centre.Customers.Values.Count(each => each.Leaves) - 1, ledger.BackTest!.NeverScored);
        Assert.Equal(1, ledger.BackTest.Flagged);
    }

    /// <summary>Four standard errors of an estimate with an interval of 90 %: beyond is once in 16,000, so that one centre is as good as another.</summary>
    private static double Farthest(Estimate effect) => (effect.High - effect.Low) / 2 / 1.6449 * 4;

    private static Policy PolicyOf(TemporaryFolder folder, string key = "a key of the test's own")
    {
        var policy = PolicyFile.Read(Repository.PathTo("data", "policy.json")) with
        {
            Targets = [],
            Actions = [new SuggestedAction("callBack", "Call back", 6, 0, 0.3, 8)],
            HoldOut = new HoldOut(0.35, key),
        };
        PolicyFile.Write(folder["policy.json"], policy);
        return policy;
    }

    private static async Task<LedgerSnapshot> LedgerAsync(TemporaryFolder folder, string store, params string[] more)
    {
        folder.Write("schema.json", Schema);
        folder.Write("features.sql", await File.ReadAllTextAsync(Repository.PathTo("data", "features.sql"), Cancellation));
        await CommandRun.Json(
            ["ledger", "--store", store, "--schema", folder["schema.json"], "--policy", folder["policy.json"], "--groups", "queue", "--out", folder["ledger.json"],
            "--observed-until", ActingCentre.ObservedUntil(Days).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), .. more]);
        return LedgerFile.Read(folder["ledger.json"]);
    }

    private static async Task<IReadOnlyList<CaseAction>> DrawnAsync(string connection)
    {
        await using var store = await StoredCentre.OpenAsync(connection);
        return [.. (await store.ReadActionsAsync(0, long.MaxValue, Cancellation)).Where(each => each.Drawn is not null)];
    }
}
