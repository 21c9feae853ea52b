using Predictor.Cases;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests;

/// <summary>The same of the store on both databases.</summary>
public sealed class RecordStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Parts_of_a_case_fill_in_what_they_say_in_any_order(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await Open(place);

        // The closing arrives before the opening, and a platform repeats itself.
        var closing = new Interaction { CaseId = "k1", ClosedAt = 200, HandleSeconds = 95, Resolved = false, Given = """{"queue":"billing","team":"a"}""" };
        foreach (var part in (Interaction[])[closing, new() { CaseId = "k1", CustomerId = "c1", OpenedAt = 100, Given = """{"team":"b"}""" }, closing with { Given = null }])
        {
            Assert.Equal(Recorded.Yes, await store.RecordAsync([part]));
        }

        var found = Assert.Single((await store.ReadCustomerAsync("c1", 1_000, Cancellation)).Interactions);
        Assert.Equal((100L, 200L, 95L, (bool?)false, null), (found.OpenedAt, found.ClosedAt, found.HandleSeconds, found.Resolved, found.Transfers));
        using var given = System.Text.Json.JsonDocument.Parse(found.Given!);
        Assert.Equal(["queue billing", "team b"], given.RootElement.EnumerateObject().Select(member => $"{member.Name} {member.Value}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Of_several_surveys_of_a_case_the_earliest_counts_and_the_same_time_again_is_a_correction(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await Open(place);
        await store.RecordAsync([new Interaction { CaseId = "k1", CustomerId = "c1", OpenedAt = 100 }]);

        await store.RecordAsync([new Survey("k1", 500, false, 5)]);
        await store.RecordAsync([new Survey("k1", 300, false, 4), new Survey("k1", 400, true, 1), new Survey("k1", 300, true, 2)]);

        Assert.Equal(new Survey("k1", 300, true, 2), Assert.Single((await store.ReadCustomerAsync("c1", 1_000, Cancellation)).Surveys));
        Assert.Empty((await store.ReadCustomerAsync("c1", 299, Cancellation)).Surveys);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_was_recorded_is_there_when_the_store_is_opened_again(string database)
    {
        using var place = StorePlace.Of(database);
        var prediction = new Prediction
        {
            Id = "p1",
            Model = "brightwater",
            Version = 3,
            PolicyVersion = 2,
            CaseId = "k1",
            CustomerId = "c1",
            Moment = Moment.Closure,
            AsOf = Now,
            ReceivedAt = Now.AddMilliseconds(7),
            Cells = [1.5f, float.NaN, -0f],
            Answer = """{"caseId":"k1"}"""u8.ToArray(),
        };
        await using (var store = await Open(place))
        {
            await store.RecordAsync([new CustomerRecord { CustomerId = "c1", JoinedAt = 5, Value = 720 }]);
            Assert.Equal(Recorded.Yes, (await store.RecordAsync([prediction])).Recorded);
            Assert.Equal(prediction.Answer, Assert.Single((await store.RecordAsync([prediction with { Answer = "another"u8.ToArray() }])).Earlier)?.Answer);
        }

        await using var again = await Open(place);
        var found = Assert.Single(await again.ReadPredictionsAsync("k1", Cancellation));
        Assert.Equal(prediction.Answer, found.Answer);
        Assert.Equal(prediction with { Cells = found.Cells, Answer = found.Answer }, found);
        Assert.Equal(prediction.Cells.Select(BitConverter.SingleToInt32Bits), found.Cells.Select(BitConverter.SingleToInt32Bits));
        var events = await again.ReadCustomerAsync("c1", 10, Cancellation);
        Assert.Equal(new CustomerRecord { CustomerId = "c1", JoinedAt = 5, Value = 720 }, events.Record);
        Assert.True((await again.ReadCustomerAsync("c2", 10, Cancellation)).AnyOnRecord);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Many_senders_at_once_are_all_written(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await Open(place);

        var written = await Task.WhenAll(Enumerable.Range(0, 3_000).Select(i => Task.Run(() =>
            store.RecordAsync([new Interaction { CaseId = $"k{i % 1_000}", CustomerId = "c1", OpenedAt = i % 1_000 }]))));

        Assert.All(written, recorded => Assert.Equal(Recorded.Yes, recorded));
        Assert.Equal(1_000, (await store.ReadCustomerAsync("c1", 5_000, Cancellation)).Interactions.Count);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Instances_that_start_together_make_the_tables_once(string database)
    {
        using var place = StorePlace.Of(database);

        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Open(place))));

        for (var i = 0; i < stores.Length; i++)
        {
            Assert.Equal(Recorded.Yes, await stores[i].RecordAsync([new Interaction { CaseId = $"k{i}", CustomerId = "c1", OpenedAt = 1 }]));
        }

        Assert.Equal(stores.Length, (await stores[0].ReadCustomerAsync("c1", 5, Cancellation)).Interactions.Count);
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Password=secret")]
    [InlineData("rubbish;;=")]
    public async Task A_connection_string_that_names_no_database_is_refused_without_being_shown(string connection)
    {
        var refused = await Assert.ThrowsAsync<StoreException>(() => RecordStore.OpenAsync(new StoreOptions { Connection = connection }, TimeProvider.System, _ => { }, Cancellation));

        Assert.Contains("expected 'Data Source=FILE'", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    private static Task<RecordStore> Open(StorePlace place) =>
        RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, fault => Assert.Fail(fault.ToString()), Cancellation);
}
