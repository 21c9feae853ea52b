using System.Globalization;
using System.Text.Json;
using Predictor.Cases.Tables;
using Predictor.Store;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Training.Tests.Reading;

/// <summary>The tables that `sample` writes, told to a store as a service would be told.</summary>
internal static class StoredCentre
{
    /// <summary>Opens a store, which makes its tables.</summary>
    public static Task<RecordStore> OpenAsync(string connection, TimeProvider? time = null) => RecordStore.OpenAsync(
        new StoreOptions { Connection = connection }, time ?? TimeProvider.System, fault => Assert.Fail(fault.ToString()), TestContext.Current.CancellationToken);

    public static async Task FillAsync(string connection, string folder)
    {
        await using var store = await OpenAsync(connection);
        Assert.Equal(Recorded.Yes, await store.RecordAsync(Rows(folder, "interactions.csv").Select(row => new Interaction
        {
            CaseId = row["interaction_id"],
            CustomerId = row["customer_id"],
            OpenedAt = Time(row["started_at"]),
            ClosedAt = Time(row["closed_at"]),
            HandleSeconds = Whole(row["handle_seconds"]),
            Transfers = Whole(row["transfers"]),
            Resolved = row["resolved"].Length == 0 ? null : row["resolved"] == "yes",
            Reopenings = Whole(row["reopenings"]),
            Given = Given(row, "channel", "queue", "team", "reason", "wait_seconds", "holds", "hold_seconds"),
        })));
        Assert.Equal(Recorded.Yes, await store.RecordAsync(Rows(folder, "customers.csv").Select(row => new CustomerRecord
        {
            CustomerId = row["customer_id"],
            JoinedAt = Time(row["joined_at"]),
            LeftAt = Time(row["left_at"]),
            ContractEndsAt = Time(row["contract_ends_at"]),
            Value = row["annual_value"].Length == 0 ? null : (long)Math.Round(double.Parse(row["annual_value"], CultureInfo.InvariantCulture), MidpointRounding.AwayFromZero),
            Given = Given(row, "product", "tariff", "payment_method", "region"),
        })));
        Assert.Equal(Recorded.Yes, await store.RecordAsync(Rows(folder, "surveys.csv").Select(row =>
            new Survey(row["interaction_id"], Time(row["answered_at"])!.Value, row["score"] is "1" or "2", Whole(row["score"])))));
    }

    public static IEnumerable<Dictionary<string, string>> Rows(string folder, string file)
    {
        using var table = CsvTable.Open(Path.Combine(folder, file));
        while (table.Read())
        {
            yield return Enumerable.Range(0, table.Header.Count).ToDictionary(column => table.Header[column], column => table[column].ToString());
        }
    }

    private static string Given(Dictionary<string, string> row, params string[] names) =>
        JsonSerializer.Serialize(names.Where(name => row[name].Length > 0).ToDictionary(name => name, name => row[name]));

    private static long? Whole(string text) => text.Length == 0 ? null : long.Parse(text, CultureInfo.InvariantCulture);

    private static long? Time(string text) => text.Length == 0 ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
}
