using Predictor.Cases;
using Predictor.Store.Lines;
using Predictor.Store.Records;
using Predictor.Store.Tests.Lines;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests.Records;

/// <summary>What a case's page reads, on both databases.</summary>
public sealed class CaseReadingTests
{
    private const long At = 1_780_000_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Scores_are_read_by_case_newest_first_and_by_customer_oldest_first_and_never_too_many(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await KeepAsync(
            store,
            Scored.Of("k1", "c1", 0.2, At, "p1", Moment.Arrival),
            Scored.Of("k1", "c1", 0.3, At + 100, "p2"),
            Scored.Of("k1", "c2", 0.6, At + 200, "p3"),
            Scored.Of("k2", "c3", 0.9, At + 50, "p4"),
            Scored.Of("k1", "c1", 0.4, At + 100, "p5") with { ShadowOf = "p2", Line = null },
            Scored.Of("k1", "c1", 0.4, At + 120, "p6") with { Model = "other" });

        Assert.Equal(["p2", "p1"], (await store.ReadNewestPredictionsAsync("c1", "tiny", 9, Cancellation)).Select(each => each.Id));
        Assert.Equal("p2", Assert.Single(await store.ReadNewestPredictionsAsync("c1", "tiny", 1, Cancellation)).Id);
        Assert.Equal(
            [new CustomerScore("p1", "c1", Moment.Arrival, Time(At), 0.2, 1), new("p2", "c1", Moment.Closure, Time(At + 100), 0.3, 1), new("p3", "c2", Moment.Closure, Time(At + 200), 0.6, 1)],
            await store.ReadCustomerScoresAsync("k1", "tiny", 9, Cancellation));
        Assert.Equal(["p2", "p3"], (await store.ReadCustomerScoresAsync("k1", "tiny", 2, Cancellation)).Select(each => each.PredictionId));
        Assert.Equal("k2", (await store.ReadPredictionAsync("p4", Cancellation))!.CustomerId);
        Assert.Null(await store.ReadPredictionAsync("p9", Cancellation));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_cases_line_is_its_customers_and_its_own_where_nobody_knows_the_customer(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await KeepAsync(store, Scored.Of(null, "c1", 0.2, At), Scored.Of(null, "c2", 0.2, At), Scored.Of("k3", "c3", 0.2, At));
        await store.RecordAsync([new Interaction { CaseId = "c2", CustomerId = "k2" }, new Interaction { CaseId = "c4", CustomerId = "k4" }]);

        var lines = await store.ReadLineIdsAsync(["c1", "c2", "c3", "c4", "c5"], Cancellation);

        Assert.Equal(
            [("c1", LineId.OfCase("c1")), ("c2", LineId.OfCustomer("k2")), ("c3", LineId.OfCustomer("k3")), ("c4", LineId.OfCustomer("k4"))],
            lines.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Empty(await store.ReadLineIdsAsync([], Cancellation));
    }

    private static DateTimeOffset Time(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    private static async Task KeepAsync(RecordStore store, params Prediction[] predictions) => Assert.Equal(Recorded.Yes, (await store.RecordAsync(predictions)).Recorded);

    private static Task<RecordStore> OpenAsync(StorePlace place) =>
        RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, _ => { }, Cancellation);
}
