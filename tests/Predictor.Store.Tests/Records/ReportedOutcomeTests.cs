using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests.Records;

/// <summary>Outcomes told directly, on both databases.</summary>
public sealed class ReportedOutcomeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Of_a_case_what_was_told_last_counts_and_the_same_again_changes_nothing(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await Open(place);
        ReportedOutcome Told(long at, bool? happened) => new(OutcomeSubject.Case, "k1", "left", at, happened);

        Assert.Equal(Recorded.Yes, await store.RecordAsync([Told(500, true), Told(900, false), new(OutcomeSubject.Prediction, "k1", "left", 7, true)]));
        Assert.Equal(Told(900, false), Assert.Single(await Read(store, OutcomeSubject.Case, "k1")));

        // A correction names an earlier time and is repeated; then all is taken back.
        await store.RecordAsync([Told(300, true)]);
        await store.RecordAsync([Told(300, true)]);
        Assert.Equal(Told(300, true), Assert.Single(await Read(store, OutcomeSubject.Case, "k1")));
        await store.RecordAsync([Told(301, null)]);
        Assert.Null(Assert.Single(await Read(store, OutcomeSubject.Case, "k1")).Happened);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Of_a_customer_each_time_is_told_apart(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await Open(place);
        ReportedOutcome Told(long at, bool? happened) => new(OutcomeSubject.Customer, "c1", "complained", at, happened);

        await store.RecordAsync([Told(900, true), Told(100, true), Told(100, false)]);

        Assert.Equal([Told(100, false), Told(900, true)], await Read(store, OutcomeSubject.Customer, "c1"));
        Assert.Empty(await Read(store, OutcomeSubject.Case, "c1"));
    }

    private static Task<IReadOnlyList<ReportedOutcome>> Read(RecordStore store, OutcomeSubject of, string id) => store.ReadOutcomesAsync(of, id, Cancellation);

    private static Task<RecordStore> Open(StorePlace place) =>
        RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, fault => Assert.Fail(fault.ToString()), Cancellation);
}
