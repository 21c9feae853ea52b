using Npgsql;
using Predictor.Cases;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests.Records;

/// <summary>One answer to a key, and one to a case, moment and said time, on both databases.</summary>
public sealed class KeptOnceTests
{
    private static readonly DateTimeOffset Said = new(2026, 6, 30, 12, 0, 0, 250, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_key_stands_for_the_first_answer_over_restarts_and_in_other_models_for_another(string database)
    {
        using var place = StorePlace.Of(database);
        var first = Of("p1") with { RequestKey = new RequestKey("key", "hash") };
        await using (var store = await Open(place))
        {
            Assert.Null(Assert.Single((await store.RecordAsync([first])).Earlier));
        }

        await using var again = await Open(place);
        var kept = await again.RecordAsync([Of("p2") with { RequestKey = new RequestKey("key", "other hash") }, Of("p3"), Of("p4") with { Model = "other", RequestKey = first.RequestKey }]);

        Assert.Equal(Recorded.Yes, kept.Recorded);
        Assert.Equal(["p1", null, null], kept.Earlier.Select(each => each?.Id));
        Assert.Equal(first.RequestKey, kept.Earlier[0]!.RequestKey);
        Assert.Equal(["p1", "p3", "p4"], (await again.ReadPredictionsAsync("k1", Cancellation)).Select(each => each.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_case_moment_and_said_time_are_kept_once_a_version_and_all_else_as_often_as_it_comes(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await Open(place);
        var said = Of("p1") with { IsAsOfSaid = true };

        var kept = await store.RecordAsync(
        [
            said,
            said with { Id = "same" },
            said with { Id = "version", Version = 4 },
            said with { Id = "moment", Moment = Moment.Arrival },
            said with { Id = "time", AsOf = Said.AddMilliseconds(1) },
            said with { Id = "case", CaseId = "k2" },
            said with { Id = "no case", CaseId = null },
            said with { Id = "no case either", CaseId = null },
            said with { Id = "not said", IsAsOfSaid = false },
            said with { Id = "not said either", IsAsOfSaid = false },
            said with { Id = "shadow", ShadowOf = "p1" },
        ]);

        Assert.Equal([null, "p1", .. Enumerable.Repeat<string?>(null, 9)], kept.Earlier.Select(each => each?.Id));
        Assert.Equal(Said, kept.Earlier[1]!.AsOf);
        var found = await store.ReadPredictionsAsync("k1", Cancellation);
        Assert.Equal(["moment", "not said", "not said either", "p1", "time", "version"], found.Select(each => each.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Of_many_that_come_at_once_to_two_instances_one_is_kept_and_the_others_are_told_which(string database)
    {
        using var place = StorePlace.Of(database);
        await using var one = await Open(place);
        await using var two = await Open(place);

        var kept = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() =>
            (i % 2 == 0 ? one : two).RecordAsync([Of($"p{i}") with { RequestKey = new RequestKey($"key{i % 10}", "hash") }]))));

        Assert.All(kept, each => Assert.Equal(Recorded.Yes, each.Recorded));
        var ids = kept.Select((each, i) => (Key: i % 10, Id: each.Earlier[0]?.Id ?? $"p{i}")).ToArray();
        Assert.All(ids.GroupBy(each => each.Key), of => Assert.Single(of.Select(each => each.Id).Distinct()));
        Assert.Equal(ids.Select(each => each.Id).Distinct().Order(StringComparer.Ordinal), (await one.ReadPredictionsAsync("k1", Cancellation)).Select(each => each.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_instances_in_each_others_way_lose_nothing()
    {
        using var place = StorePlace.Of("PostgreSQL");
        await using var store = await Open(place, ";Options=-c deadlock_timeout=1500");
        await store.RecordAsync([new Interaction { CaseId = "k1" }, new Interaction { CaseId = "k2" }]);
        await using var source = NpgsqlDataSource.Create(place.Connection);
        await using var other = await source.OpenConnectionAsync(Cancellation);
        await using var transaction = await other.BeginTransactionAsync(Cancellation);

        // The other holds k2, the store holds k1 and waits for k2, the other waits for k1: the store, which looks for such knots the sooner, is undone and tries again.
        await Execute(other, "SET LOCAL deadlock_timeout = '10min'");
        await Execute(other, "UPDATE interaction SET transfers = 1 WHERE case_id = 'k2'");
        var writing = store.RecordAsync([new Interaction { CaseId = "k1", CustomerId = "c1", OpenedAt = 1 }, new Interaction { CaseId = "k2", CustomerId = "c1", OpenedAt = 2 }]);
        await using (var watcher = await source.OpenConnectionAsync(Cancellation))
        {
            while (await Count(watcher, "SELECT COUNT(*) FROM pg_locks WHERE NOT granted") == 0)
            {
                await Task.Delay(5, Cancellation);
            }
        }

        await Execute(other, "UPDATE interaction SET transfers = 1 WHERE case_id = 'k1'");
        await transaction.CommitAsync(Cancellation);

        Assert.Equal(Recorded.Yes, await writing);
        Assert.All((await store.ReadCustomerAsync("c1", 5, Cancellation)).Interactions, each => Assert.Equal(1, each.Transfers));
    }

    private static Prediction Of(string id) => new()
    {
        Id = id,
        Model = "brightwater",
        Version = 3,
        PolicyVersion = 1,
        CaseId = "k1",
        Moment = Moment.Closure,
        AsOf = Said,
        ReceivedAt = Said,
        Cells = [1.5f],
        Answer = "{}"u8.ToArray(),
    };

    private static Task<RecordStore> Open(StorePlace place, string more = "") =>
        RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection + more }, TimeProvider.System, _ => { }, Cancellation);

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<long> Count(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
