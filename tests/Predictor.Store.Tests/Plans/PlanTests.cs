using Predictor.Store.Lines;
using Predictor.Store.Plans;
using Predictor.Store.Records;
using Predictor.Store.Tests.Lines;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests.Plans;

/// <summary>Who is there, what was planned and what came of it, on both databases.</summary>
public sealed class PlanTests
{
    private static readonly LinePerson Maya = new("maya", "Maya Ellison");
    private static readonly LinePerson Tom = new("tom", "Tom Hadley");
    private static readonly DateOnly Tuesday = new(2026, 10, 13);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Who_was_there_last_is_offered_again_and_each_supervisor_has_her_own(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        Assert.Null(await store.ReadPresentAsync("maya", Tuesday, Cancellation));

        Assert.Equal(Recorded.Yes, await store.SayPresentAsync("maya", new PresentPeople(Tuesday, [new("tom", 10), new("ana", 0), new("maya", 6)])));
        await store.SayPresentAsync("zoe", new PresentPeople(Tuesday.AddDays(1), [new("zoe", 60)]));
        var offered = await store.ReadPresentAsync("maya", Tuesday.AddDays(3), Cancellation);
        Assert.Equal(Tuesday, offered!.Day);
        Assert.Equal([new("tom", 10), new("ana", 0), new PresentPerson("maya", 6)], offered.People);

        await store.SayPresentAsync("maya", new PresentPeople(Tuesday.AddDays(3), [new("ana", 30)]));
        await store.SayPresentAsync("maya", new PresentPeople(Tuesday.AddDays(3), [new("ana", 20)]));
        Assert.Equal([new PresentPerson("ana", 20)], (await store.ReadPresentAsync("maya", Tuesday.AddDays(3), Cancellation))!.People);
        Assert.Equal(3, (await store.ReadPresentAsync("maya", Tuesday.AddDays(2), Cancellation))!.People.Count);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task The_best_of_each_action_and_team_are_read_and_what_does_not_count_beside_them(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await RecordAsync(store, "north", "a1", "a2", "a3", "a4");
        await RecordAsync(store, "south", "b1", "b2");
        await RecordAsync(store, null, "c1", "c2");
        await AssignAsync(store, "a1", Tom);
        await store.ActAsync(LineId.OfCustomer("b1"), 1, new LineAct.Snooze(DateTimeOffset.UtcNow.AddDays(1), "away"), Maya, _ => true, null, Cancellation);

        Assert.Equal(["c1", "c2", "a2", "a3", "b2"], await ReadAsync(new CandidateQuery { Now = Now, Actions = ["call", "visit"], Most = (_, _, _) => 2, IsBeside = _ => false }));
        Assert.Equal(["c1", "a2", "a1"], await ReadAsync(new CandidateQuery { Now = Now, Actions = ["call"], Visible = ["north"], Owners = ["tom"], Most = (_, _, _) => 1, IsBeside = _ => false }));
        Assert.Equal(["c1", "c2", "a2", "a3", "a4"], await ReadAsync(new CandidateQuery { Now = Now, Actions = ["call"], Visible = ["north"], Most = (_, _, _) => 1, IsBeside = each => each.CustomerId is "a2" or "a3" or "c1" }));
        Assert.Equal(["a2", "a3", "a4"], await ReadAsync(new CandidateQuery { Now = Now, Actions = ["call"], Visible = ["north"], Most = (_, team, _) => team is null ? 0 : 1_500, IsBeside = _ => false }));
        Assert.Empty(await ReadAsync(new CandidateQuery { Now = Now, Actions = ["visit"], Most = (_, _, _) => 9, IsBeside = _ => false }));

        async Task<IEnumerable<string?>> ReadAsync(CandidateQuery query) => (await store.ReadCandidatesAsync(query, Cancellation)).Select(each => each.CustomerId);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_a_plan_gave_is_kept_until_it_is_taken_back_and_so_is_what_came_of_it(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await RecordAsync(store, "north", "a1", "a2", "a3");
        var start = DateTimeOffset.UtcNow.AddMinutes(-1);
        foreach (var customer in (string[])["a1", "a2", "a3"])
        {
            await AssignAsync(store, customer, Tom, new LinePlan("call", 8, 12.5));
        }

        // What was done within one millisecond comes in any order.
        var planned = (await store.ReadPlannedAsync("maya", start, start.AddHours(1), Cancellation)).OrderBy(each => each.CustomerId, StringComparer.Ordinal).ToArray();
        Assert.Equal(["a1", "a2", "a3"], planned.Select(each => each.CustomerId));
        Assert.All(planned, each => Assert.Equal((Tom, new LinePlan("call", 8, 12.5)), (each.To, each.Plan)));
        Assert.Equal(new LinePlan("call", 8, 12.5), (await store.ReadLineEventsAsync(LineId.OfCustomer("a1"), Cancellation))[0].Plan);
        Assert.Empty(await store.ReadPlannedAsync("tom", start, start.AddHours(1), Cancellation));

        await ActAsync(store, "a3", new LineAct.Undo(null));
        Assert.Equal(2, (await store.ReadPlannedAsync("maya", start, start.AddHours(1), Cancellation)).Count);
        await ActAsync(store, "a1", new LineAct.Do("call", ActionEnd.Accepted, null));
        await ActAsync(store, "a2", new LineAct.Do("call", ActionEnd.NotReached, null));
        await ActAsync(store, "a3", new LineAct.Do("call", ActionEnd.Reached, null));
        await ActAsync(store, "a3", new LineAct.Undo(null));

        var made = (await store.ReadMadeAsync(start, ["north"], Cancellation)).OrderBy(each => each.CustomerId, StringComparer.Ordinal).ToArray();
        Assert.Equal([("a1", ActionEnd.Accepted), ("a2", ActionEnd.NotReached)], made.Select(each => (each.CustomerId!, each.End!.Value)));
        Assert.Empty(await store.ReadMadeAsync(start, ["south"], Cancellation));
        Assert.Empty(await store.ReadMadeAsync(start, [], Cancellation));
        var last = await store.ReadLastWorkAsync("zoe", start, start.AddHours(1), ["north"], Cancellation);
        Assert.Equal(made[1].At, last);
        Assert.Null(await store.ReadLastWorkAsync("zoe", start, start.AddHours(1), ["south"], Cancellation));
        Assert.Equal(planned[1].At, await store.ReadLastWorkAsync("maya", start, start.AddHours(1), ["south"], Cancellation));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Who_left_since_is_known_by_the_customer_or_by_what_was_told(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        var now = DateTimeOffset.FromUnixTimeSeconds(5_000);
        CallMade[] calls = [.. ((string[])["gone", "told", "told-case", "before", "stays"]).Select(id => new CallMade(id, id, "case-" + id, DateTimeOffset.FromUnixTimeSeconds(2_000), Tom, "call", ActionEnd.Accepted)), new("nobody", null, null, now, Tom, null, null)];
        await store.RecordAsync([new CustomerRecord { CustomerId = "gone", LeftAt = 4_000 }, new CustomerRecord { CustomerId = "stays", LeftAt = 6_000 }]);
        await store.RecordAsync(
        [
            new ReportedOutcome(OutcomeSubject.Customer, "told", "left", 3_000, true), new ReportedOutcome(OutcomeSubject.Customer, "before", "left", 1_000, true),
            new ReportedOutcome(OutcomeSubject.Case, "case-told-case", "left", 3_000, true), new ReportedOutcome(OutcomeSubject.Customer, "stays", "left", 3_000, false),
            new ReportedOutcome(OutcomeSubject.Customer, "stays", "cross", 3_000, true),
        ]);

        Assert.Equal(["gone", "told", "told-case"], (await store.ReadLostAsync(calls, "left", now, Cancellation)).Order(StringComparer.Ordinal));
        Assert.Empty(await store.ReadLostAsync([], "left", now, Cancellation));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_is_taken_out_of_a_days_plan_stays_out_that_day(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await RecordAsync(store, "north", "a1", "a2");
        var (one, two) = (LineId.OfCustomer("a1"), LineId.OfCustomer("a2"));
        foreach (var (id, seconds) in ((string, int)[])[(two, 1), (one, 2), (one, 3), ("AAAAAAAAAAAAAAAA", 4)])
        {
            Assert.Equal(Recorded.Yes, await store.LeaveOutAsync("maya", Tuesday, id, DateTimeOffset.FromUnixTimeSeconds(seconds)));
        }

        Assert.Equal([two, one], await store.ReadLeftOutAsync("maya", Tuesday, Cancellation));
        Assert.Empty(await store.ReadLeftOutAsync("maya", Tuesday.AddDays(1), Cancellation));
        Assert.Empty(await store.ReadLeftOutAsync("zoe", Tuesday, Cancellation));
        await store.EraseCustomerAsync("a2");
        Assert.Equal([one], await store.ReadLeftOutAsync("maya", Tuesday, Cancellation));
        await store.PutBackAsync("maya", Tuesday, two);
        Assert.Equal([one], await store.ReadLeftOutAsync("maya", Tuesday, Cancellation));
        await store.PutBackAsync("maya", Tuesday, one);
        Assert.Empty(await store.ReadLeftOutAsync("maya", Tuesday, Cancellation));
        await store.LeaveOutAsync("maya", Tuesday, one, DateTimeOffset.UnixEpoch);
        await store.PutBackAsync("maya", Tuesday, null);
        Assert.Empty(await store.ReadLeftOutAsync("maya", Tuesday, Cancellation));
    }

    private static DateTimeOffset Now => DateTimeOffset.UtcNow;

    /// <summary>The first is worth the most.</summary>
    private static async Task RecordAsync(RecordStore store, string? team, params string[] customers)
    {
        foreach (var (place, customer) in customers.Index())
        {
            await store.RecordAsync([Scored.Of(customer, "case-" + customer, 0.9 - (0.1 * place), 100, team: team)]);
        }
    }

    private static Task<LineActed> AssignAsync(RecordStore store, string customer, LinePerson to, LinePlan? plan = null) => ActAsync(store, customer, new LineAct.Assign(to, plan));

    private static async Task<LineActed> ActAsync(RecordStore store, string customer, LineAct act)
    {
        var acted = await store.ActAsync(LineId.OfCustomer(customer), null, act, Maya, _ => true, null, Cancellation);
        Assert.IsType<LineActed.Done>(acted);
        return acted;
    }

    private static Task<RecordStore> OpenAsync(StorePlace place) =>
        RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, _ => { }, Cancellation);
}
