using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Store.Tests.Lines;

/// <summary>What people do to a line, on both databases.</summary>
public sealed class LineActingTests
{
    private static readonly LinePerson Maya = new("maya", "Maya Ellison");
    private static readonly LinePerson Tom = new("tom", "Tom Hadley");
    private static readonly string Id = LineId.OfCustomer("k");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Who_acts_on_what_he_did_not_see_is_told_who_was_before_him_and_nothing_is_written(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);

        Assert.Equal(Maya, Done(await ActAsync(store, 1, new LineAct.Assign(Maya))).Owner);
        var conflict = Assert.IsType<LineActed.Conflict>(await ActAsync(store, 1, new LineAct.Assign(Tom), Tom));

        Assert.Equal((Maya, 2L, LineEventKind.Assigned, Maya), (conflict.Line.Owner, conflict.Line.Edition, conflict.Last!.What, conflict.Last.By));
        Assert.Single(await store.ReadLineEventsAsync(Id, Cancellation));
        Assert.IsType<LineActed.Unknown>(await store.ActAsync("nobody", null, new LineAct.Note("x"), Maya, _ => true, null, Cancellation));
        Assert.IsType<LineActed.Unknown>(await store.ActAsync(Id, null, new LineAct.Note("x"), Maya, team => team == "north", null, Cancellation));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Of_many_at_the_same_time_one_gets_the_line(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);

        var acted = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => ActAsync(store, 1, new LineAct.Assign(new LinePerson($"p{i}", $"P {i}"))))));

        Assert.Single(acted.OfType<LineActed.Done>());
        Assert.Equal(19, acted.OfType<LineActed.Conflict>().Count());
        Assert.Equal((2L, 1), ((await store.ReadLineAsync(Id, Cancellation))!.Edition, (await store.ReadLineEventsAsync(Id, Cancellation)).Count));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_was_done_is_kept_ends_the_line_and_can_be_taken_back(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);

        Assert.Null(Done(await ActAsync(store, 1, new LineAct.Do("callBack", ActionEnd.NotReached, null))).Ended);
        Assert.Equal(LineEnd.Done, Done(await ActAsync(store, 2, new LineAct.Do("callBack", ActionEnd.Accepted, "Rings back"))).Ended);
        Assert.Equal([ActionEnd.NotReached, ActionEnd.Accepted], (await ActionsAsync(store)).Select(action => action.Ended!.Value));
        Assert.IsType<LineActed.Refused>(await ActAsync(store, 3, new LineAct.Assign(Tom)));

        var undone = Done(await ActAsync(store, 3, new LineAct.Undo(null), Tom));
        Assert.Equal((null, 4L), (undone.Ended, undone.Edition));
        Assert.Equal([null, true], (await ActionsAsync(store)).Select(action => action.Withdrawn));
        var events = await store.ReadLineEventsAsync(Id, Cancellation);
        Assert.Equal([LineEventKind.Acted, LineEventKind.Acted, LineEventKind.Undone], events.Select(each => each.What));
        Assert.Equal([false, true, false], events.Select(each => each.IsUndone));
        Assert.Equal(("Rings back", "callBack", Maya), (events[1].Words, events[1].Action, events[1].By));
        Assert.IsType<LineActed.Refused>(await ActAsync(store, 4, new LineAct.Undo(null)));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_snoozed_line_is_out_of_sight_until_its_time_or_the_next_case(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        var until = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 3_600);

        Assert.IsType<LineActed.Refused>(await ActAsync(store, 1, new LineAct.Snooze(DateTimeOffset.UnixEpoch, "late")));
        Assert.Equal((until, "On holiday"), Done(await ActAsync(store, 1, new LineAct.Snooze(until, "On holiday"))) is var line ? (line.SnoozedUntil!.Value, line.SnoozeReason!) : default);

        Assert.Equal((0L, 1L, 1L), (await CountAsync(until.AddSeconds(-1), LineState.Open), await CountAsync(until.AddSeconds(-1), LineState.Snoozed), await CountAsync(until, LineState.Open)));
        await store.RecordAsync([Scored.Of("k", "c1", 0.6, 200)]);
        Assert.Equal(0L, await CountAsync(until.AddSeconds(-1), LineState.Open));
        await store.RecordAsync([Scored.Of("k", "c2", 0.6, 300)]);
        Assert.Equal(1L, await CountAsync(until.AddSeconds(-1), LineState.Open));

        async Task<long> CountAsync(DateTimeOffset now, LineState state) => (await store.CountLinesAsync(new LineQuery { Now = now, State = state }, Cancellation)).Lines;
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Notes_and_opening_again_are_events_too_and_undo_goes_by_the_last_one(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await ActAsync(store, 1, new LineAct.Do(null, null, null));
        Assert.False(Assert.Single(await ActionsAsync(store)).IsTreatment);
        Assert.Null(Done(await ActAsync(store, 2, new LineAct.Reopen())).Ended);
        var noted = Assert.IsType<LineActed.Done>(await ActAsync(store, null, new LineAct.Note("Asks for Priya")));
        var assigned = Assert.IsType<LineActed.Done>(await ActAsync(store, null, new LineAct.Assign(Tom)));

        Assert.IsType<LineActed.Refused>(await ActAsync(store, null, new LineAct.Undo(noted.Event.Id)));
        Assert.Null(Done(await ActAsync(store, null, new LineAct.Undo(assigned.Event.Id))).Owner);
        var line = (await store.ReadLineAsync(Id, Cancellation))!;
        Assert.Equal(LineEventKind.Undone, (await store.ReadLastEventsAsync([line], Cancellation))[Id].What);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Events_are_in_the_order_of_what_was_done_whatever_the_clock_says(string database)
    {
        using var place = StorePlace.Of(database);
        var clock = new ManualTime { Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000) };
        await using var store = await OpenAsync(place, clock);

        for (var edition = 1; edition <= 30; edition++)
            Done(await ActAsync(store, edition, new LineAct.Note($"{edition}")));
        clock.Now = clock.Now.AddHours(-1);
        Done(await ActAsync(store, 31, new LineAct.Note("31")));

        Assert.Equal(Enumerable.Range(1, 31).Select(each => $"{each}"), (await store.ReadLineEventsAsync(Id, Cancellation)).Select(each => each.Words));
    }

    private static async Task<IReadOnlyList<CaseAction>> ActionsAsync(RecordStore store) =>
        [.. (await store.ReadActionsAsync(0, DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeSeconds(), Cancellation)).OrderBy(action => action.Id, StringComparer.Ordinal)];

    private static Line Done(LineActed acted) => Assert.IsType<LineActed.Done>(acted).Line;

    private static Task<LineActed> ActAsync(RecordStore store, long? edition, LineAct act, LinePerson? by = null) => store.ActAsync(Id, edition, act, by ?? Maya, _ => true, null, Cancellation);

    private static async Task<RecordStore> OpenAsync(StorePlace place, TimeProvider? time = null)
    {
        var store = await RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, time ?? TimeProvider.System, _ => { }, Cancellation);
        await store.RecordAsync([Scored.Of("k", "c1", 0.3, 100)]);
        return store;
    }

    private sealed class ManualTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
