using Predictor.Models.Ledgers;
using Predictor.Tests;
using Predictor.Training.Sample;

namespace Predictor.Training.Tests.Commands;

public sealed class LedgerCommandTests
{
    [Fact]
    public async Task A_snapshot_reads_back_says_what_is_planted_and_has_the_same_bytes_on_any_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        SampleCentre.Write(new SampleOptions { Customers = 2_500, Seed = 3, Truth = false }, folder["centre"], null, TestContext.Current.CancellationToken);

        var printed = await Ledger(folder, "one.json", "--threads", "1");
        await Ledger(folder, "three.json", "--threads", "3");

        Assert.Equal(await File.ReadAllBytesAsync(folder["one.json"], TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder["three.json"], TestContext.Current.CancellationToken));
        var ledger = LedgerFile.Read(folder["one.json"]);
        Assert.Equal(("brightwater", "2026-06-30", 0.9), (ledger.Name, ledger.Date, ledger.Level));
        Assert.Equal(printed.GetProperty("contacts").GetInt32(), ledger.Contacts);
        Assert.Equal([Attribution.Last, Attribution.First, Attribution.First], ledger.Outcomes.Select(outcome => outcome.Attribution));

        // Each customer once: what groups observed adds up to the customers who met it.
        var queues = Assert.Single(ledger.Groupings);
        Assert.Equal(0, queues.LeftOut);
        foreach (var outcome in ledger.Outcomes)
        {
            Assert.Equal(outcome.Events, queues.Lines.Sum(line => line.Outcomes.Single(of => of.Outcome == outcome.Name).Observed), 1e-9);
        }

        // Every case of a reason goes to one queue, and nobody is named who was not asked for.
        Assert.Equal(["reason"], queues.ToldBy);
        var billing = ledger.Targets[0];
        Assert.True(billing.Bunching!.Excess.Low > 0.05);
        Assert.True(billing.Within > billing.WithinBefore + 0.2);
        Assert.Equal(MoneyBasis.BeforeAfter, billing.Money!.Basis);
        Assert.True(billing.Money.Hours.Low > 0);
        Assert.Equal(LedgerVerdict.More, Assert.Single(ledger.Handling, each => each is { Name: "unresolved", Outcome: "left" }) is { Difference.Low: > 0 } ? LedgerVerdict.More : LedgerVerdict.AsExpected);
    }

    [Fact]
    public async Task A_target_by_a_column_that_is_not_there_is_one_clear_error()
    {
        using var folder = new TemporaryFolder();
        SampleCentre.Write(new SampleOptions { Customers = 300, Seed = 3, Truth = false }, folder["centre"], null, TestContext.Current.CancellationToken);
        folder.Write("policy.json", (await File.ReadAllTextAsync(Repository.PathTo("data", "policy.json"), TestContext.Current.CancellationToken)).Replace("\"billing\"", "\"biling\"", StringComparison.Ordinal));

        var run = await CommandRun.Of(Arguments(folder, "ledger.json", folder["policy.json"]));

        Assert.Equal(1, run.Code);
        Assert.Contains("The target billing-handle-time holds where queue is 'biling', and no contact has that", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["ledger.json"]));
    }

    private static Task<System.Text.Json.JsonElement> Ledger(TemporaryFolder folder, string name, params string[] options) =>
        CommandRun.Json([.. Arguments(folder, name, Repository.PathTo("data", "policy.json")), .. options]);

    private static string[] Arguments(TemporaryFolder folder, string name, string policy) =>
    [
        "ledger", "--data", folder["centre"], "--schema", Repository.PathTo("data", "schema.json"), "--mapping", Repository.PathTo("data", "mapping.json"),
        "--policy", policy, "--groups", "queue", "--out", folder[name],
    ];
}
