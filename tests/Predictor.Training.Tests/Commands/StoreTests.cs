using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;
using Predictor.Store.Records;
using Predictor.Store.Tests;
using Predictor.Store.Writing;
using Predictor.Tests;
using Predictor.Training.Reading;
using Predictor.Training.Tests.Reading;

namespace Predictor.Training.Tests.Commands;

/// <summary>Commands that read a service's store in place of files.</summary>
public sealed class StoreTests
{
    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_store_trains_the_model_that_the_tables_train_byte_for_byte(string database)
    {
        using var folder = new TemporaryFolder();
        using var place = StorePlace.Of(database);
        await SampleAsync(folder, place.Connection, 600);
        string[] train = ["train", "--schema", Schema, "--outcome", "back", "--trees", "20", "--leaves", "8", "--about", "The same"];

        await CommandRun.Json([.. train, "--out", folder["tables"], "--data", folder["data"]]);
        await CommandRun.Json([.. train, "--out", folder["stored"], "--store", place.Connection]);
        await CommandRun.Json("features", "--data", folder["data"], "--schema", Schema, "--out", folder["tables.csv"]);
        await CommandRun.Json("features", "--store", place.Connection, "--schema", Schema, "--out", folder["stored.csv"]);

        Assert.Equal(await File.ReadAllBytesAsync(folder["tables.csv"], Cancellation), await File.ReadAllBytesAsync(folder["stored.csv"], Cancellation));
        var (tables, stored) = (Version(folder["tables"]), Version(folder["stored"]));
        Assert.Equal(tables.Keys, stored.Keys);
        Assert.True(tables.Count > 5);
        Assert.All(tables, file => Assert.Equal(file.Value, stored[file.Key]));
    }

    [Fact]
    public async Task A_store_measures_a_model_as_the_tables_do()
    {
        using var folder = new TemporaryFolder();
        using var place = StorePlace.Of("SQLite");
        await SampleAsync(folder, place.Connection, 600);
        string[] train = ["train", "--schema", Schema, "--outcome", "back", "--trees", "5", "--leaves", "4", "--out", folder["models"], "--store", place.Connection, "--name", "stored"];
        await CommandRun.Json([.. train]);
        await CommandRun.Json([.. train, "--rate", "0.2"]);

        string[] measure = ["--model", "stored@1", "--models", folder["models"], "--rows", "test"];
        var ofTables = await CommandRun.Json(["evaluate", .. measure, "--data", folder["data"], "--mapping", Repository.PathTo("data", "mapping.json")]);
        var ofStore = await CommandRun.Json(["evaluate", .. measure, "--store", place.Connection]);
        Assert.Equal(ofTables.GetRawText(), ofStore.GetRawText());

        string[] drift = ["drift", "--model", "stored@1", "--models", folder["models"], "--from", "2026-04-01"];
        var drifted = await CommandRun.Json([.. drift, "--data", folder["data"], "--mapping", Repository.PathTo("data", "mapping.json")]);
        var driftedStore = await CommandRun.Json([.. drift, "--store", place.Connection]);
        Assert.Equal(drifted.GetProperty("outcomes").GetRawText(), driftedStore.GetProperty("outcomes").GetRawText());
        Assert.Equal(2, drifted.GetProperty("outcomes").GetArrayLength());

        var compared = await CommandRun.Json("compare", "stored@2", "stored@1", "--models", folder["models"], "--store", place.Connection, "--draws", "200");
        Assert.Equal("the store store.db: ", compared.GetProperty("data").GetProperty("about").GetString()![..20]);
        await CommandRun.Json(["report", .. measure, "--store", place.Connection, "--out", folder["report.html"], "--segments", "team", "--protected", "agent"]);
        Assert.Equal(0, (await CommandRun.Of("check", "--schema", Schema, "--outcome", "back", "--store", place.Connection)).Code);
    }

    [Fact]
    public async Task What_was_told_of_an_outcome_is_trained_on_and_until_when_it_was_observed_can_be_said()
    {
        using var folder = new TemporaryFolder();
        var store = $"Data Source={folder["store.db"]}";
        await SampleAsync(folder, store, 300);
        string[] features = ["features", "--store", store, "--schema", Schema, "--out", folder["features.csv"]];
        var before = await CommandRun.Json(features);
        var cases = StoredCentre.Rows(folder["data"], "interactions.csv").Take(50).ToArray();
        await using (var told = await StoredCentre.OpenAsync(store))
        {
            await told.RecordAsync(cases.Select(row => new ReportedOutcome(
                OutcomeSubject.Case, row["interaction_id"], "left", DateTimeOffset.Parse(row["started_at"], System.Globalization.CultureInfo.InvariantCulture).AddDays(20).ToUnixTimeSeconds(), true)));
        }

        var after = await CommandRun.Json(features);
        var (was, now) = (Positives(before, "left"), Positives(after, "left"));
        Assert.True(now > was + 40, $"{now} after {was}");
        Assert.Equal(Positives(before, "back"), Positives(after, "back"));

        var earlier = await CommandRun.Json([.. features, "--observed-until", "2025-01-01T00:00:00Z"]);
        Assert.True(Rows(earlier, "left") < Rows(after, "left") / 2);
    }

    [Fact]
    public async Task Rows_as_they_were_recorded_train_the_model_that_they_trained_then_though_history_was_corrected_since()
    {
        using var folder = new TemporaryFolder();
        var store = $"Data Source={folder["store.db"]}";
        await SampleAsync(folder, store, 1_000);
        string[] train = ["train", "--store", store, "--schema", Schema, "--outcome", "left", "--trees", "10", "--leaves", "4", "--out", folder["models"]];
        await CommandRun.Json([.. train]);
        var model = new ModelRegistry(folder["models"]).Open("brightwater@1");
        var then = new CaseSource { Place = new CasePlace(null, store), SchemaPath = Schema }.Read(Cancellation).Table;
        await using (var open = await StoredCentre.OpenAsync(store))
        {
            Assert.Equal(Recorded.Yes, (await open.RecordAsync(Scores(then, model))).Recorded);

            // Once a customer has left, somebody looks through his cases and finds that they had been reopened: a leak, for those who read history now.
            var left = StoredCentre.Rows(folder["data"], "customers.csv").Where(row => row["left_at"].Length > 0).Select(row => row["customer_id"]).ToHashSet();
            await open.RecordAsync(StoredCentre.Rows(folder["data"], "interactions.csv").Where(row => left.Contains(row["customer_id"])).Select(row => new Interaction { CaseId = row["interaction_id"], Reopenings = 40 }));
        }

        var recorded = await CommandRun.Json([.. train, "--recorded"]);
        var leaked = await CommandRun.Json([.. train, "--unchecked"]);

        Assert.Equal(Version(folder["models"], 1, "left."), Version(folder["models"], 2, "left."));
        Assert.NotEqual(Version(folder["models"], 1, "left."), Version(folder["models"], 3, "left."));
        Assert.True(Auc(leaked) > Auc(recorded) + 0.05, $"{Auc(leaked)} and {Auc(recorded)}");
        var version = new ModelRegistry(folder["models"]).Open("brightwater@2");
        Assert.Equal(("only", "brightwater"), (version.Provenance.Options["recorded"], version.Provenance.Options["recordedOf"]));
        Assert.Contains("Rows are as they were recorded when cases were scored", await File.ReadAllTextAsync(Path.Combine(folder["models"], "brightwater", "2", "card.md"), Cancellation), StringComparison.Ordinal);

        var none = await CommandRun.Of([.. train, "--recorded", "fill", "--recorded-of", "another"]);
        Assert.Equal(1, none.Code);
        Assert.Contains("No score of another is recorded", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_one_message_without_its_password()
    {
        using var folder = new TemporaryFolder();
        string[] check = ["train", "--schema", Schema, "--out", folder["models"], "--store"];
        var run = await CommandRun.Of([.. check, $"Data Source={folder["none.db"]}"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("There is no store at", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["none.db"]));

        run = await CommandRun.Of([.. check, "Host=127.0.0.1;Port=1;Username=u;Password=secret;Database=d;Timeout=2"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("The store cannot be read", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }

    private static string Schema { get; } = Repository.PathTo("data", "schema.json");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static double Auc(JsonElement trained) => trained.GetProperty("outcomes").EnumerateArray().Single(each => each.GetProperty("moment").GetString() == "closure").GetProperty("auc").GetDouble();

    /// <summary>Every row as the model would have recorded it.</summary>
    private static Prediction[] Scores(CaseTable table, Model model)
    {
        var rows = new TableEncoder(table, model.Encoder.Vocabularies);
        return
        [
            .. Enumerable.Range(0, table.Rows).Select(row =>
            {
                var cells = new float[rows.Width];
                rows.Row(row, cells);
                return new Prediction
                {
                    Id = $"p{row}",
                    Model = model.Name,
                    Version = model.Version,
                    PolicyVersion = 1,
                    CaseId = table.CaseIds[row],
                    CustomerId = table.CustomerIds![row],
                    Moment = table.Moments[row],
                    AsOf = DateTimeOffset.FromUnixTimeSeconds(table.At![row]),
                    ReceivedAt = DateTimeOffset.FromUnixTimeSeconds(table.At[row]),
                    Cells = cells,
                    Answer = "{}"u8.ToArray(),
                };
            }),
        ];
    }

    /// <summary>A version's files of some name, as text.</summary>
    private static SortedDictionary<string, string> Version(string models, int version, string name)
    {
        var folder = Path.Combine(models, "brightwater", $"{version}");
        return new SortedDictionary<string, string>(Directory.GetFiles(folder, $"{name}*").ToDictionary(file => Path.GetFileName(file), File.ReadAllText));
    }

    private static int Positives(JsonElement features, string outcome) => Sum(features, outcome, "positives");

    private static int Rows(JsonElement features, string outcome) => Sum(features, outcome, "rows");

    private static int Sum(JsonElement features, string outcome, string member) =>
        features.GetProperty("labels").EnumerateArray().Where(label => label.GetProperty("name").GetString() == outcome).Sum(label => label.GetProperty(member).GetInt32());

    private static async Task SampleAsync(TemporaryFolder folder, string store, int customers)
    {
        await CommandRun.Json("sample", "--customers", customers.ToString(System.Globalization.CultureInfo.InvariantCulture), "--seed", "3", "--no-truth", "--out", folder["data"]);
        await StoredCentre.FillAsync(store, folder["data"]);
    }

    /// <summary>A version's files as text, but for run.json, and without the fingerprint: it is of files in the one and of records in the other.</summary>
    private static SortedDictionary<string, string> Version(string models)
    {
        var version = Path.Combine(models, "brightwater", "1");
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(version, "manifest.json")));
        var print = manifest.RootElement.GetProperty("provenance").GetProperty("dataFingerprint").GetString()!;
        var card = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(version, "card.md"))));
        var files = Directory.GetFiles(version, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(version, file),
            file => File.ReadAllText(file, Encoding.Latin1).Replace(print, "print", StringComparison.Ordinal).Replace(card, "card", StringComparison.Ordinal));
        return new SortedDictionary<string, string>(files.Where(file => file.Key is not ("run.json" or "manifest.sha256")).ToDictionary());
    }
}
