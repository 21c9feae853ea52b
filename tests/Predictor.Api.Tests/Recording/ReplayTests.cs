using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Recording;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Models.Registry;
using Predictor.Store.History;
using Predictor.Store.History.Stored;
using Predictor.Store.Tests;
using Predictor.Tests;

namespace Predictor.Api.Tests.Recording;

/// <summary>Some of the sample centre's customers, sent through the API in time order: what is scored live is what training would have computed.</summary>
public sealed class ReplayTests
{
    /// <summary>One customer in so many.</summary>
    private const int Share = 20;

    [Fact]
    public async Task Every_live_feature_equals_the_offline_one_bit_for_bit()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new SampleShare(Share);
        using var service = new Service("Development", new Dictionary<string, string>
        {
            ["Models:Folder"] = Repository.PathTo("models"),
            ["Models:Default"] = "brightwater",
            ["Store:HistoryMilliseconds"] = "60000",
        });
        var model = new ModelRegistry(Repository.PathTo("models")).Open("brightwater");
        var offline = CaseHistory.Build(folder.Path, model.Schema, MappingFile.Read(Repository.PathTo("data", "mapping.json")), model.FeaturesSql!, cancellation);
        await service.ScoreAsync(folder.Customers(), "/v1/customers");

        // Each moment is scored as it comes, then what it was becomes known.
        foreach (var (_, _, score, path, record) in folder.Events().OrderBy(each => each.At).ThenBy(each => each.Order))
        {
            if (score is not null)
                await service.ScoreAsync(score, "/v1/score?reasons=0");
            await service.ScoreAsync(record, path);
        }

        var store = service.Services.GetRequiredService<LiveStore>().Current!;
        var columns = model.Schema.FeatureColumns;
        var history = Enumerable.Range(0, columns.Count).Where(column => columns[column].Source == ColumnSource.History).ToArray();
        Assert.True(offline.Rows > 1_000);
        for (var row = 0; row < offline.Rows; row++)
        {
            var answers = await store.ReadPredictionsAsync(offline.CaseIds[row], cancellation);
            var kept = Assert.Single(answers, answer => answer.Moment == offline.Moments[row]);
            Assert.All(history, column => Assert.True(
                BitConverter.SingleToInt32Bits(offline.Cells[column].Numbers![row]) == BitConverter.SingleToInt32Bits(kept.Cells[column]),
                $"{columns[column].Name} of {offline.CaseIds[row]} at {offline.Moments[row]}: {offline.Cells[column].Numbers![row]} offline, {kept.Cells[column]} live"));
        }

        // What is corrected afterwards changes history computed now, and not the rows as they were recorded.
        await CorrectAsync(service, folder);
        var recorded = StoredCases.Read(
            service.StoreConnection, model.Schema, model.FeaturesSql!, [], cancellation, new RecordedRows(model.Name, version => version == model.Version ? model.Encoder : null, Fills: false)).Table;
        Assert.Equal(offline.CaseIds, recorded.CaseIds);
        Assert.All(history, column => Assert.Equal(offline.Cells[column].Numbers!.Select(BitConverter.SingleToInt32Bits), recorded.Cells[column].Numbers!.Select(BitConverter.SingleToInt32Bits)));
        Assert.All(offline.Labels.Zip(recorded.Labels), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    private static async Task CorrectAsync(Service service, SampleShare folder) => await service.ScoreAsync(
        string.Join('\n', folder.CaseIds().Select(id => $"{{\"caseId\":\"{id}\",\"handleSeconds\":7,\"reopenings\":9}}")), "/v1/interactions");

    /// <summary>All of the sample centre, sent out of order and in parts, with the columns that a case and a customer come with.</summary>
    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_was_sent_is_read_back_as_the_rows_that_the_export_gives_bit_for_bit(string database)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new SampleShare(1);
        using var place = StorePlace.Of(database);
        using var service = new Service("Development", new Dictionary<string, string> { ["Store:Connection"] = place.Connection });
        var schema = SchemaFile.Read(Repository.PathTo("data", "schema.json"));
        foreach (var sent in folder.Events().Reverse().GroupBy(each => each.Path, each => each.Record))
        {
            foreach (var lines in sent.Chunk(5_000))
            {
                Assert.Equal(lines.Length, (await service.ScoreAsync(string.Join('\n', lines), sent.Key)).GetProperty("accepted").GetInt32());
            }
        }

        await service.ScoreAsync(folder.Customers(), "/v1/customers");

        var exported = CaseHistory.Build(folder.Path, schema, MappingFile.Read(Repository.PathTo("data", "mapping.json")), StandardFeatures.Sql, cancellation);
        var notes = new List<string>();
        var stored = StoredCases.Read(place.Connection, schema, StandardFeatures.Sql, notes, cancellation).Table;

        Assert.Empty(notes);
        Assert.True(stored.Rows > 20_000);
        Assert.Equal(exported.CaseIds.Zip(exported.Moments, exported.At!), stored.CaseIds.Zip(stored.Moments, stored.At!));
        Assert.Equal(exported.CustomerIds, stored.CustomerIds);
        Assert.All(exported.Cells.Zip(stored.Cells).Zip(schema.FeatureColumns), pair =>
        {
            Assert.Equal(pair.First.First.Numbers?.Select(BitConverter.SingleToInt32Bits), pair.First.Second.Numbers?.Select(BitConverter.SingleToInt32Bits));
            Assert.Equal(pair.First.First.Codes, pair.First.Second.Codes);
            Assert.Equal(pair.First.First.Levels, pair.First.Second.Levels);
        });
        Assert.All(exported.Labels.Zip(stored.Labels), pair =>
        {
            Assert.Equal(pair.First.Values, pair.Second.Values);
            Assert.Equal(pair.First.Ends, pair.Second.Ends);
        });
    }

    /// <summary>A share of the sample's customers as tables of their own, and as requests.</summary>
    private sealed class SampleShare : IDisposable
    {
        private readonly List<Dictionary<string, string>> _customers;
        private readonly List<Dictionary<string, string>> _interactions;
        private readonly List<Dictionary<string, string>> _surveys;

        public SampleShare(int share)
        {
            Path = Directory.CreateTempSubdirectory("predictor-replay-").FullName;
            bool IsOne(Dictionary<string, string> row) => int.Parse(row["customer_id"].AsSpan(1), CultureInfo.InvariantCulture) % share == 0;
            _interactions = Copy("interactions.csv", IsOne);
            var cases = _interactions.Select(row => row["interaction_id"]).ToHashSet(StringComparer.Ordinal);
            _customers = Copy("customers.csv", IsOne);
            _surveys = Copy("surveys.csv", row => cases.Contains(row["interaction_id"]));
        }

        public string Path { get; }

        public IEnumerable<string> CaseIds() => _interactions.Select(row => row["interaction_id"]);

        public string Customers() => string.Join('\n', _customers.Select(row => Json(
            ("customerId", row["customer_id"]), ("joinedAt", row["joined_at"]), ("value", row["annual_value"]), ("contractEndsAt", row["contract_ends_at"]), ("leftAt", row["left_at"]),
            ("features", Columns(row, "product", "tariff", "payment_method", "region")))));

        /// <summary>What is sent when: of the same second, moments are scored before anything of it is known, as training counts.</summary>
        public IEnumerable<(long At, int Order, string? Score, string Path, string Record)> Events()
        {
            foreach (var row in _interactions)
            {
                var (id, customer) = (row["interaction_id"], row["customer_id"]);
                yield return (Seconds(row["started_at"]), 0, Score(id, customer, "arrival", row["started_at"]), "/v1/interactions", Json(("caseId", id), ("customerId", customer), ("openedAt", row["started_at"]), ("features", Columns(row, "channel", "queue", "reason"))));
                if (row["closed_at"].Length > 0)
                {
                    yield return (Seconds(row["closed_at"]), 0, Score(id, customer, "closure", row["closed_at"]), "/v1/interactions", Json(
                        ("caseId", id), ("closedAt", row["closed_at"]), ("handleSeconds", row["handle_seconds"]), ("transfers", row["transfers"]), ("resolved", row["resolved"]), ("reopenings", row["reopenings"]),
                        ("features", Columns(row, "team", "wait_seconds", "holds", "hold_seconds"))));
                }
            }

            foreach (var row in _surveys)
            {
                yield return (Seconds(row["answered_at"]), 1, null, "/v1/surveys", Json(
                    ("caseId", row["interaction_id"]), ("answeredAt", row["answered_at"]), ("score", row["score"]), ("dissatisfied", row["score"] is "1" or "2" ? "yes" : "no")));
            }
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);

        private static string Score(string id, string customer, string moment, string at) =>
            $"{{\"caseId\":\"{id}\",\"customerId\":\"{customer}\",\"moment\":\"{moment}\",\"asOf\":\"{at}\",\"features\":{{}}}}";

        private static long Seconds(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeSeconds();

        private static string Json(params (string Name, object Value)[] members) =>
            JsonSerializer.Serialize(members.ToDictionary(member => member.Name, member => member.Value));

        private static Dictionary<string, string> Columns(Dictionary<string, string> row, params string[] names) => names.ToDictionary(name => name, name => row[name]);

        private List<Dictionary<string, string>> Copy(string file, Func<Dictionary<string, string>, bool> isOne)
        {
            using var table = CsvTable.Open(Repository.PathTo("data", "sample", file));
            var rows = new List<Dictionary<string, string>>();
            var lines = new List<string> { string.Join(',', table.Header) };
            while (table.Read())
            {
                var row = Enumerable.Range(0, table.Header.Count).ToDictionary(column => table.Header[column], column => table[column].ToString());
                if (!isOne(row))
                    continue;
                rows.Add(row);
                lines.Add(string.Join(',', table.Header.Select(name => $"\"{row[name]}\"")));
            }

            File.WriteAllLines(System.IO.Path.Combine(Path, file), lines);
            return rows;
        }
    }
}
