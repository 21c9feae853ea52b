using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests.Records;

/// <summary>What was done about cases, on both databases.</summary>
public sealed class CaseActionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Parts_of_an_action_fill_in_what_they_say_in_any_order(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, fault => Assert.Fail(fault.ToString()), Cancellation);

        Assert.Equal(Recorded.Yes, await store.RecordAsync([new CaseAction { Id = "a1", CaseId = "k1", Ended = ActionEnd.NotReached }]));
        Assert.Equal(Recorded.Yes, await store.RecordAsync([new CaseAction { Id = "a1", CustomerId = "c1", At = 500, What = "callback", By = "Ana" }, new CaseAction { Id = "a2", CaseId = "k1", At = 400, What = "a letter" }]));
        await store.RecordAsync([new CaseAction { Id = "a1", Ended = ActionEnd.Accepted, Seconds = 240, Note = "Calls back\non Monday", PredictionId = "p1", HeldOut = false }]);

        Assert.Equal(
            [
                new CaseAction { Id = "a2", CaseId = "k1", At = 400, What = "a letter" },
                new CaseAction { Id = "a1", CaseId = "k1", CustomerId = "c1", At = 500, What = "callback", By = "Ana", Ended = ActionEnd.Accepted, Seconds = 240, Note = "Calls back\non Monday", PredictionId = "p1", HeldOut = false },
            ],
            await store.ReadCaseActionsAsync("k1", Cancellation));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_was_withdrawn_is_there_with_how_it_ended_and_may_be_taken_back(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, fault => Assert.Fail(fault.ToString()), Cancellation);

        await store.RecordAsync([new CaseAction { Id = "a1", CaseId = "k1", At = 500, What = "credit", Ended = ActionEnd.Accepted }]);
        await store.RecordAsync([new CaseAction { Id = "a1", Withdrawn = true }]);
        var withdrawn = Assert.Single(await store.ReadCaseActionsAsync("k1", Cancellation));
        await store.RecordAsync([new CaseAction { Id = "a1", Withdrawn = false }]);
        var again = Assert.Single(await store.ReadCaseActionsAsync("k1", Cancellation));

        Assert.Equal((ActionEnd.Accepted, false, ActionEnd.Accepted, true), (withdrawn.Ended, withdrawn.IsTreatment, again.Ended, again.IsTreatment));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Actions_are_found_by_customer_through_his_cases_too_and_by_when(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, fault => Assert.Fail(fault.ToString()), Cancellation);

        await store.RecordAsync([new Interaction { CaseId = "k1", CustomerId = "c1" }, new Interaction { CaseId = "k2", CustomerId = "c2" }]);
        await store.RecordAsync(
        [
            new CaseAction { Id = "a1", CaseId = "k1", At = 700, What = "callback" },
            new CaseAction { Id = "a2", CustomerId = "c1", At = 500, What = "a letter", HeldOut = true },
            new CaseAction { Id = "a3", CaseId = "k2", At = 600, What = CaseAction.None },
        ]);

        Assert.Equal(["a2", "a1"], (await store.ReadCustomerActionsAsync("c1", Cancellation)).Select(action => action.Id));
        Assert.Equal(["a2", "a3"], (await store.ReadActionsAsync(500, 700, Cancellation)).Select(action => action.Id));
    }

    [Fact]
    public void Who_was_not_reached_left_alone_or_held_out_was_not_treated()
    {
        var action = new CaseAction { Id = "a", What = "callback" };
        Assert.Equal(
            [true, true, false, true, true, false],
            ((ActionEnd?[])[null, ActionEnd.Reached, ActionEnd.NotReached, ActionEnd.Accepted, ActionEnd.Declined, ActionEnd.NotDone]).Select(end => (action with { Ended = end }).IsTreatment));
        Assert.Equal([true, false], ((bool[])[false, true]).Select(heldOut => (action with { HeldOut = heldOut }).IsTreatment));
        Assert.Equal([true, false], ((bool[])[false, true]).Select(withdrawn => (action with { Withdrawn = withdrawn }).IsTreatment));
        Assert.Equal([false, true], ((string?[])["None", null]).Select(what => (action with { What = what }).IsTreatment));
        Assert.Equal(["reached", "notReached", "accepted", "declined", "notDone"], ActionEndNames.All);
        Assert.Equal(ActionEnd.NotReached, ActionEndNames.Find("Not reached"));
        Assert.Null(ActionEndNames.Find("perhaps"));
    }

    [Fact]
    public void The_same_told_again_without_an_id_is_the_same()
    {
        var id = CaseAction.IdOf("k1", null, 500, "callback");
        Assert.Equal(id, CaseAction.IdOf("k1", null, 500, "callback"));
        Assert.Equal(6, new HashSet<string>([id, CaseAction.IdOf("k1", null, 500, "callback", isHeldOut: true), CaseAction.IdOf(null, "k1", 500, "callback"), CaseAction.IdOf("k1", null, 501, "callback"), CaseAction.IdOf("k1", "c1", 500, "callback"), CaseAction.IdOf("k1", null, 500, "credit")]).Count);
    }
}
