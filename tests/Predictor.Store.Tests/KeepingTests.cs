using System.Text.Json;
using System.Text.RegularExpressions;
using Predictor.Cases;
using Predictor.Store.Keeping;
using Predictor.Store.Migrations;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests;

/// <summary>Giving out, taking out and copying, on both databases.</summary>
public sealed partial class KeepingTests
{
    /// <summary>Tables that hold nothing of a customer.</summary>
    private static readonly string[] OfNobody = ["api_key", "audit", "desk_present", "desk_valuing", "desk_view", "protection_key", "desk_user", "team", "team_member", "one_time_link", "sign_in_failure"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A table that a new migration makes must say which of its rows are a customer's and how long they are kept, or be named above.</summary>
    [Fact]
    public void Every_table_says_whose_its_rows_are()
    {
        var made = Migration.All.SelectMany(migration => TableName().Matches(migration.Sql)).Select(match => match.Groups[1].Value);
        Assert.Equal(made.Order(StringComparer.Ordinal), KeptTable.All.Select(table => table.Name).Concat(OfNobody).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_customer_is_given_out_whole_and_taken_out_whole_and_nobody_else(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await FilledAsync(place.Connection);

        var (rows, file) = await ExportAsync(store, "c1");
        Assert.Equal((10, 1, 2, 1, 1, 1, 2, 2), (rows, Count(file, "customer"), Count(file, "interaction"), Count(file, "survey"), Count(file, "prediction"), Count(file, "platform_event"), Count(file, "outcome"), Count(file, "case_action")));
        Assert.Equal("yes", file.GetProperty("prediction")[0].GetProperty("answer").GetProperty("probability").GetString());

        Assert.Equal((Recorded.Yes, true), await store.EraseCustomerAsync("c1"));
        Assert.Equal(0, (await ExportAsync(store, "c1")).Rows);
        Assert.Empty(await store.ReadPredictionsAsync("c1-a", Cancellation));
        Assert.Empty(await store.ReadOutcomesAsync(OutcomeSubject.Prediction, "p-c1", Cancellation));
        Assert.Equal(10, (await ExportAsync(store, "c2")).Rows);
        Assert.Equal((Recorded.Yes, false), await store.EraseCustomerAsync("c1"));
    }

    /// <summary>An id, a name or a note is text, whatever it begins like.</summary>
    [Fact]
    public async Task What_looks_like_an_object_is_given_out_as_text()
    {
        using var place = StorePlace.Of("SQLite");
        await using var store = await OpenAsync(place.Connection);
        await store.RecordAsync([new CustomerRecord { CustomerId = "{", Name = "{\"x\":1}", JoinedAt = 10, Given = """{"tariff":"green"}""" }]);
        var row = (await ExportAsync(store, "{")).File.GetProperty("customer")[0];
        Assert.Equal(("{", "{\"x\":1}", "green"), (row.GetProperty("customer_id").GetString(), row.GetProperty("name").GetString(), row.GetProperty("given").GetProperty("tariff").GetString()));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_is_old_is_taken_out_and_what_is_not_stays(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await FilledAsync(place.Connection);

        // Of c1 all is older than this time, of c2 nothing.
        var between = DateTimeOffset.FromUnixTimeSeconds(5_000);
        foreach (var what in Enum.GetValues<KeptFor>())
        {
            while ((await store.EraseOldAsync(what, between)).IsMore)
            {
                // A thousand rows at a time.
            }

            Assert.Equal((Recorded.Yes, false), await store.EraseOldAsync(what, between));
        }

        var (rows, file) = await ExportAsync(store, "c1");
        Assert.Equal((1, 1), (rows, Count(file, "customer")));
        Assert.Equal(10, (await ExportAsync(store, "c2")).Rows);
    }

    [Theory]
    [InlineData("SQLite", "SQLite")]
    [InlineData("SQLite", "PostgreSQL")]
    [InlineData("PostgreSQL", "SQLite")]
    public async Task A_copy_holds_what_the_store_held_and_is_made_into_an_empty_one_only(string from, string to)
    {
        using var source = StorePlace.Of(from);
        using var target = StorePlace.Of(to);
        string before;
        await using (var store = await FilledAsync(source.Connection))
        {
            var copied = await StoreCopy.RunAsync(source.Connection, target.Connection, TimeProvider.System, Cancellation);
            Assert.Equal((2, 4, 2), (copied["customer"], copied["interaction"], copied["prediction"]));
            before = (await ExportAsync(store, "c1")).File.GetRawText() + (await ExportAsync(store, "c2")).File.GetRawText();
        }

        await using (var copy = await OpenAsync(target.Connection))
        {
            Assert.Equal(before, (await ExportAsync(copy, "c1")).File.GetRawText() + (await ExportAsync(copy, "c2")).File.GetRawText());
        }

        var refused = await Assert.ThrowsAsync<StoreException>(() => StoreCopy.RunAsync(source.Connection, target.Connection, TimeProvider.System, Cancellation));
        Assert.Contains("holds rows already", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Two customers who have a row of everything: of c1 at second 1,000, of c2 at 9,000.</summary>
    private static async Task<RecordStore> FilledAsync(string connection)
    {
        var store = await OpenAsync(connection);
        foreach (var (id, at) in ((string, long)[])[("c1", 1_000), ("c2", 9_000)])
        {
            Recorded[] all =
            [
                await store.RecordAsync([new CustomerRecord { CustomerId = id, JoinedAt = 10, Given = """{"tariff":"green"}""" }]),
                await store.RecordAsync([new Interaction { CaseId = $"{id}-a", CustomerId = id, OpenedAt = at }, new Interaction { CaseId = $"{id}-b", CustomerId = id, OpenedAt = at + 1 }]),
                await store.RecordAsync([new Survey($"{id}-a", at + 2, true, 1)]),
                await store.RecordAsync([new PlatformEvent("map", $"e-{id}", $"{id}-a", at * 1_000, """{"a":1}""")]),
                await store.RecordAsync([new ReportedOutcome(OutcomeSubject.Case, $"{id}-a", "back", at + 3, true), new ReportedOutcome(OutcomeSubject.Prediction, $"p-{id}", "left", at + 4, false)]),
                await store.RecordAsync([new CaseAction { Id = $"of-{id}", CustomerId = id, At = at + 5, What = "callback" }, new CaseAction { Id = $"of-{id}-a", CaseId = $"{id}-a", At = at + 6, What = "credit" }]),
                (await store.RecordAsync([PredictionOf(id, at)])).Recorded,
            ];
            Assert.All(all, each => Assert.Equal(Recorded.Yes, each));
        }

        return store;
    }

    private static Prediction PredictionOf(string customer, long at) => new()
    {
        Id = $"p-{customer}",
        Model = "brightwater",
        Version = 1,
        PolicyVersion = 1,
        CaseId = $"{customer}-a",
        CustomerId = customer,
        Moment = Moment.Closure,
        AsOf = DateTimeOffset.FromUnixTimeSeconds(at),
        ReceivedAt = DateTimeOffset.FromUnixTimeSeconds(at),
        Cells = [1.5f, float.NaN],
        Answer = """{"probability":"yes"}"""u8.ToArray(),
    };

    private static async Task<(long Rows, JsonElement File)> ExportAsync(RecordStore store, string customer)
    {
        using var bytes = new MemoryStream();
        await using var writer = new Utf8JsonWriter(bytes);
        var rows = await store.ExportCustomerAsync(customer, writer, Cancellation);
        await writer.FlushAsync(Cancellation);
        return (rows, JsonElement.Parse(bytes.ToArray()));
    }

    private static int Count(JsonElement file, string table) => file.GetProperty(table).GetArrayLength();

    private static Task<RecordStore> OpenAsync(string connection) => RecordStore.OpenAsync(new StoreOptions { Connection = connection }, TimeProvider.System, _ => { }, Cancellation);

    [GeneratedRegex(@"CREATE TABLE (\w+)")]
    private static partial Regex TableName();
}
