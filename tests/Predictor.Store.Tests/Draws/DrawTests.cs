using Predictor.Store.Draws;
using Predictor.Store.Lines;
using Predictor.Store.Records;
using Predictor.Store.Tests.Lines;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests.Draws;

/// <summary>Which arm of a hold-out customers are in, on both databases.</summary>
public sealed class DrawTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_000_000);
    private static readonly LinePerson Maya = new("maya", "Maya Ellison");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_plan_keeps_both_arms_with_score_and_band_of_each_customer_once_in_a_period(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);

        Assert.Equal(Recorded.Yes, await store.DrawAsync(Plan("one", Start, ("a", false), ("b", true), ("nobody", true))));
        await store.DrawAsync(Plan("two", Start.AddDays(1), ("b", true), ("a", false), ("c", true)));

        var drawn = await DrawnAsync(store);
        Assert.Equal([("a", false), ("b", true), ("c", true)], drawn.Select(each => (each.CustomerId!, each.HeldOut!.Value)));
        Assert.All(drawn, each => Assert.Equal((DrawnBy.Plan, "call", "maya", false), (each.Drawn!.Value, each.What, each.By, each.IsTreatment)));
        Assert.Equal((Start.ToUnixTimeSeconds(), "case-b", 0.6, 0), (drawn[1].At!.Value, drawn[1].CaseId, drawn[1].Probability!.Value, drawn[1].Band!.Value));
        Assert.Equal((await store.ReadLineAsync(LineId.OfCustomer("b"), Cancellation))!.PredictionId, drawn[1].PredictionId);
        Assert.Equal([new HeldOutCustomer("b", Start, "maya"), new HeldOutCustomer("c", Start.AddDays(1), "maya")], await store.ReadHeldOutAsync(Start.AddDays(-1), Cancellation));
        Assert.Single(await store.ReadHeldOutAsync(Start, Cancellation));

        // A period later he is drawn again.
        await store.DrawAsync(Plan("three", Start.AddDays(31), ("b", true)));
        Assert.Equal(2, (await DrawnAsync(store)).Count(each => each.CustomerId == "b"));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_plan_that_was_never_made_is_in_neither_arm_and_draws_again(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await store.DrawAsync(Plan("one", Start, ("a", false), ("b", true)));

        Assert.Equal(Recorded.Yes, await store.WithdrawDrawAsync("one", Start.AddMinutes(1)));
        Assert.Equal([true, true], (await DrawnAsync(store)).Select(each => each.Withdrawn));
        Assert.Empty(await store.ReadHeldOutAsync(Start.AddDays(-1), Cancellation));

        await store.DrawAsync(Plan("two", Start.AddMinutes(2), ("a", false), ("b", true)));
        Assert.Equal(["b"], (await store.ReadHeldOutAsync(Start.AddDays(-1), Cancellation)).Select(each => each.CustomerId));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Whom_somebody_chooses_is_kept_with_the_act_marked_and_taken_back_with_it(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);

        var given = Assert.IsType<LineActed.Done>(await ActAsync("a", 1, new LineAct.Assign(Maya)));
        Assert.IsType<LineActed.Conflict>(await ActAsync("a", 1, new LineAct.Assign(Maya)));
        await ActAsync("b", 1, new LineAct.Do("visit", ActionEnd.Accepted, null), isHeldOut: true);
        await ActAsync("c", 1, new LineAct.Do(null, null, null));
        await ActAsync("d", 1, new LineAct.Note("Rang"));

        var drawn = await DrawnAsync(store);
        Assert.Equal([("a", "call", false), ("b", "visit", true)], drawn.Select(each => (each.CustomerId!, each.What!, each.HeldOut!.Value)));
        Assert.All(drawn, each => Assert.Equal((DrawnBy.Hand, false, 0.6), (each.Drawn!.Value, each.IsTreatment, each.Probability!.Value)));

        // What was done all the same is a row of its own, and nobody whom a plan could draw.
        Assert.Single(await store.ReadCustomerActionsAsync("b", Cancellation), each => each.IsTreatment);
        Assert.Empty(await store.ReadHeldOutAsync(Start.AddDays(-9_000), Cancellation));
        await store.ActAsync(LineId.OfCustomer("a"), null, new LineAct.Undo(given.Event.Id), Maya, _ => true, null, Cancellation);
        Assert.Equal([true, null], (await DrawnAsync(store)).Select(each => each.Withdrawn));

        Task<LineActed> ActAsync(string customer, long edition, LineAct act, bool isHeldOut = false) =>
            store.ActAsync(LineId.OfCustomer(customer), edition, act, Maya, _ => true, null, Cancellation, _ => new LineArm(isHeldOut, Start.AddDays(-30)));
    }

    private static PlanDraw Plan(string act, DateTimeOffset at, params (string Customer, bool IsHeldOut)[] lines) =>
        new(act, "maya", at, at.AddDays(-30), [.. lines.Select(line => new DrawnLine(LineId.OfCustomer(line.Customer), line.IsHeldOut))]);

    private static async Task<IReadOnlyList<CaseAction>> DrawnAsync(RecordStore store) =>
        [.. (await store.ReadActionsAsync(0, DateTimeOffset.MaxValue.ToUnixTimeSeconds(), Cancellation)).Where(each => each.Drawn is not null).OrderBy(each => each.CustomerId, StringComparer.Ordinal)];

    private static async Task<RecordStore> OpenAsync(StorePlace place)
    {
        var store = await RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, _ => { }, Cancellation);
        await store.RecordAsync([.. ((string[])["a", "b", "c", "d"]).Select(customer => Scored.Of(customer, $"case-{customer}", 0.6, 100))]);
        return store;
    }
}
