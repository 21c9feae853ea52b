using Predictor.Cases;
using Predictor.Store.Lines;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests.Lines;

/// <summary>What opens, refreshes and ends a line, on both databases.</summary>
public sealed class LineTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_score_at_risk_opens_one_line_for_a_customer_and_later_ones_refresh_it(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);

        await RecordAsync(store, Scored.Of("k", "c1", 0.3, 100, moment: Moment.Arrival), Scored.Of("k", "c1", 0.4, 200), Scored.Of("k", "c2", 0.6, 300), Scored.Of("k", "c0", 0.9, 50));
        var line = Assert.Single((await store.ReadLinesAsync(All(), null, 10, Cancellation)).Lines);

        Assert.Equal((LineId.OfCustomer("k"), "c2", 0.6, 0, 1L), (line.Id, line.CaseId, line.Probability, line.Band, line.Edition));
        Assert.Equal((600.0, 60.0, "call", 1_000.0), (line.Value.AtStake, line.Value.Gain, line.Value.Action, line.Value.Worth));
        Assert.Equal(["0.6 visits", "Änne is 80"], line.Reasons.Select(reason => reason.Words));
        var points = (await store.ReadPointsAsync([line], DateTimeOffset.FromUnixTimeSeconds(60), Cancellation))[line.Id];
        Assert.Equal([0.3, 0.4, 0.6], points.Select(point => point.Probability));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_score_without_risk_opens_nothing_and_ends_a_line_that_nobody_took(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);

        await RecordAsync(store, Scored.Of("low", "c0", 0.01, 100, isAtRisk: false), Scored.Of("free", "c1", 0.3, 100), Scored.Of("taken", "c2", 0.3, 100));
        Assert.IsType<LineActed.Done>(await ActAsync(store, "taken", 1, new LineAct.Assign(Maya)));
        await RecordAsync(store, Scored.Of("free", "c3", 0.01, 200, isAtRisk: false), Scored.Of("taken", "c4", 0.02, 200, isAtRisk: false));

        Assert.Null(await store.ReadLineAsync(LineId.OfCustomer("low"), Cancellation));
        Assert.Equal((LineEnd.Fell, 0.01), (await LineAsync(store, "free")) is var free ? (free.Ended!.Value, free.Probability) : default);
        Assert.Equal((null, 0.02, 2), (await LineAsync(store, "taken")) is var taken ? (taken.Ended, taken.Probability, taken.Band) : default);
        await RecordAsync(store, Scored.Of("free", "c3", 0.7, 300));
        Assert.Equal((null, 3L), (await LineAsync(store, "free")) is var again ? (again.Ended, again.Edition) : default);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_line_without_a_score_for_long_ends_where_nobody_has_it_and_it_does_not_sleep(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await RecordAsync(store, Scored.Of("old", "c1", 0.3, 99), Scored.Of("new", "c2", 0.3, 100), Scored.Of("taken", "c3", 0.3, 99), Scored.Of("asleep", "c4", 0.3, 99));
        await ActAsync(store, "taken", 1, new LineAct.Assign(Maya));
        await ActAsync(store, "asleep", 1, new LineAct.Snooze(DateTimeOffset.UtcNow.AddDays(2), "away"));

        Assert.Equal((Recorded.Yes, true), await store.ExpireLinesAsync(DateTimeOffset.FromUnixTimeSeconds(100), DateTimeOffset.UtcNow));
        Assert.Equal((Recorded.Yes, false), await store.ExpireLinesAsync(DateTimeOffset.FromUnixTimeSeconds(100), DateTimeOffset.UtcNow));

        Assert.Equal((LineEnd.Expired, 2L), (await LineAsync(store, "old")) is var old ? (old.Ended!.Value, old.Edition) : default);
        Assert.Null((await LineAsync(store, "new")).Ended);
        Assert.Null((await LineAsync(store, "taken")).Ended);
        Assert.Null((await LineAsync(store, "asleep")).Ended);
        await RecordAsync(store, Scored.Of("old", "c5", 0.4, 200));
        Assert.Null((await LineAsync(store, "old")).Ended);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_line_that_is_done_opens_again_by_another_case_only_and_nobody_has_it_then(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await RecordAsync(store, Scored.Of("k", "c1", 0.3, 100, moment: Moment.Arrival));
        await ActAsync(store, "k", 1, new LineAct.Assign(Maya));
        await ActAsync(store, "k", 2, new LineAct.Do("call", ActionEnd.Accepted, null));

        await RecordAsync(store, Scored.Of("k", "c1", 0.8, 200));
        Assert.Equal((LineEnd.Done, 0.8), (await LineAsync(store, "k")) is var done ? (done.Ended!.Value, done.Probability) : default);
        await RecordAsync(store, Scored.Of("k", "c2", 0.4, 300));
        Assert.Equal((null, null, 4L), (await LineAsync(store, "k")) is var open ? (open.Ended, open.Owner, open.Edition) : default);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_prediction_that_stood_already_says_nothing_to_the_queue(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        var first = Scored.Of("k", "c1", 0.3, 100) with { IsAsOfSaid = true };
        await RecordAsync(store, first);
        await ActAsync(store, "k", 1, new LineAct.Do(null, null, null));

        var kept = await store.RecordAsync([Scored.Of("k", "c1", 0.9, 100) with { IsAsOfSaid = true }, Scored.Of("other", "c9", 0.5, 100)]);

        Assert.Equal([first.Id, null], kept.Earlier.Select(earlier => earlier?.Id));
        Assert.Equal((LineEnd.Done, 0.3), (await LineAsync(store, "k")) is var line ? (line.Ended!.Value, line.Probability) : default);
        Assert.Equal(0.5, (await LineAsync(store, "other")).Probability);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_case_without_a_customer_is_a_line_until_its_customer_is_known(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await RecordAsync(store, Scored.Of(null, "c1", 0.3, 100, moment: Moment.Arrival));
        var alone = await store.ReadLineAsync(LineId.OfCase("c1"), Cancellation);
        Assert.Equal((null, "c1", null), (alone!.CustomerId, alone.CaseId, alone.Ended));
        Assert.Single((await store.ReadPointsAsync([alone], DateTimeOffset.UnixEpoch, Cancellation))[alone.Id]);

        await RecordAsync(store, Scored.Of("k", "c1", 0.4, 200));

        Assert.Equal(LineEnd.Joined, (await store.ReadLineAsync(LineId.OfCase("c1"), Cancellation))!.Ended);
        Assert.Equal(LineId.OfCustomer("k"), Assert.Single((await store.ReadLinesAsync(All(), null, 10, Cancellation)).Lines).Id);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Names_come_before_or_after_the_line_and_who_left_has_none(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        Assert.Equal(Recorded.Yes, await store.RecordAsync([new CustomerRecord { CustomerId = "k", Name = "Łucja Ångström" }, new CustomerRecord { CustomerId = "gone", LeftAt = 10 }]));
        await RecordAsync(store, Scored.Of("k", "c1", 0.3, 100), Scored.Of("later", "c2", 0.3, 100), Scored.Of("gone", "c3", 0.9, 100));
        Assert.Equal(Recorded.Yes, await store.RecordAsync([new CustomerRecord { CustomerId = "k", Reference = "LF-20" }, new CustomerRecord { CustomerId = "later", Name = "Tom", LeftAt = 4_000_000_000 }]));

        Assert.Equal(("Łucja Ångström", "LF-20"), (await LineAsync(store, "k")) is var known ? (known.Name, known.Reference) : default);
        Assert.Equal(("Tom", null), (await LineAsync(store, "later")) is var later ? (later.Name, later.Ended) : default);
        Assert.Null(await store.ReadLineAsync(LineId.OfCustomer("gone"), Cancellation));
        foreach (var words in (string[])["angstrom", "lf-2", "0.3 VISITS", "K"])
        {
            Assert.Contains((await store.ReadLinesAsync(All() with { Search = words }, null, 10, Cancellation)).Lines, line => line.CustomerId == "k");
        }

        Assert.Empty((await store.ReadLinesAsync(All() with { Search = "%" }, null, 10, Cancellation)).Lines);
        await store.RecordAsync([new CustomerRecord { CustomerId = "k", LeftAt = 200 }]);
        Assert.Equal(LineEnd.Left, (await LineAsync(store, "k")).Ended);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Every_order_is_paged_without_a_gap_or_a_repetition_and_filters_and_totals_agree(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await RecordAsync(store, [.. Enumerable.Range(0, 40).Select(i => Scored.Of($"k{i}", $"c{i}", 0.2 + ((i % 7) * 0.1), 100 + i, worth: i % 3 == 0 ? 0 : 500, queue: i % 2 == 0 ? "front" : null, team: i % 5 == 0 ? "north" : "south", reason: i % 4 == 0 ? "wait" : "visits"))]);

        foreach (var order in Enum.GetValues<LineOrder>())
        {
            foreach (var isAscending in (bool[])[false, true])
            {
                var query = All() with { Order = order, IsAscending = isAscending };
                var whole = (await store.ReadLinesAsync(query, null, 100, Cancellation)).Lines.Select(line => line.Id).ToArray();
                var paged = new List<string>();
                LinePosition? after = null;
                do
                {
                    var page = await store.ReadLinesAsync(query, after, 7, Cancellation);
                    paged.AddRange(page.Lines.Select(line => line.Id));
                    after = page.Next is { } next ? LinePosition.Parse(next.ToString()) : null;
                }
                while (after is not null);

                Assert.Equal(whole, paged);
                Assert.Equal(new LinePlace(11, 40), await store.ReadPlaceAsync(query, (await store.ReadLineAsync(whole[11], Cancellation))!, Cancellation));
                Assert.Equal(40, paged.Distinct().Count());
            }
        }

        await SameAsync(All() with { Queues = ["front"] }, line => line.Queue == "front");
        await SameAsync(All() with { Teams = ["north"], Bands = [0] }, line => line.Team == "north" && line.Band == 0);
        await SameAsync(All() with { Reasons = ["wait"] }, line => line.Reasons[0].Code == "wait");
        await SameAsync(All() with { Visible = ["north"] }, line => line.Team == "north");
        await SameAsync(All() with { Visible = [] }, _ => false);
        await SameAsync(All() with { Owners = [""] }, _ => true);
        await SameAsync(All() with { Owners = ["maya"] }, _ => false);
        var choices = await store.ReadLineChoicesAsync(Cancellation);
        Assert.Equal(["front"], choices.Queues);
        Assert.Equal(["north", "south"], choices.Teams);
        Assert.Equal(["age", "visits", "wait"], choices.Reasons);

        async Task SameAsync(LineQuery query, Func<Line, bool> isIn)
        {
            var all = (await store.ReadLinesAsync(All(), null, 100, Cancellation)).Lines.Where(isIn).ToArray();
            var found = (await store.ReadLinesAsync(query, null, 100, Cancellation)).Lines;
            var totals = await store.CountLinesAsync(query, Cancellation);
            Assert.Equal(all.Select(line => line.Id), found.Select(line => line.Id));
            var other = (await store.ReadLinesAsync(All(), null, 100, Cancellation)).Lines.FirstOrDefault(line => !isIn(line));
            Assert.Null(other is null ? null : await store.ReadPlaceAsync(query, other, Cancellation));
            Assert.Equal(all.Length == 0 ? null : new LinePlace(all.Length - 1, all.Length), all.Length == 0 ? null : await store.ReadPlaceAsync(query, all[^1], Cancellation));
            Assert.Equal((all.LongLength, Math.Round(all.Sum(line => line.Value.AtStake), 6)), (totals.Lines, Math.Round(totals.AtStake, 6)));
        }
    }

    private static LinePerson Maya { get; } = new("maya", "Maya Ellison");

    private static LineQuery All() => new() { Now = DateTimeOffset.UnixEpoch.AddDays(1) };

    private static Task<LineActed> ActAsync(RecordStore store, string customer, long edition, LineAct act) =>
        store.ActAsync(LineId.OfCustomer(customer), edition, act, Maya, _ => true, null, Cancellation);

    private static async Task<Line> LineAsync(RecordStore store, string customer) => (await store.ReadLineAsync(LineId.OfCustomer(customer), Cancellation))!;

    private static async Task RecordAsync(RecordStore store, params Prediction[] predictions) => Assert.Equal(Recorded.Yes, (await store.RecordAsync(predictions)).Recorded);

    private static Task<RecordStore> OpenAsync(StorePlace place) => RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, _ => { }, Cancellation);
}
