using Predictor.Evaluation.Drift;
using Predictor.Models.Bundles;

namespace Predictor.Models.Tests.Bundles;

public sealed class BundleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Version => _folder.To("tiny", "1");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_written_model_reads_back_and_answers_the_same()
    {
        var model = TinyModel.Make(version: 1);
        Bundle.Write(model, Version);
        var read = Bundle.Read(Version);
        Assert.Equal(("tiny", 1, "SELECT 1;\n"), (read.Name, read.Version, read.FeaturesSql));
        Assert.Equal(model.Schema.Columns.Select(column => column.Words), read.Schema.Columns.Select(column => column.Words));
        Assert.Equal(["billing", "moving"], read.Encoder.Vocabularies[TinyModel.Reason]!.Levels);
        Assert.Equal(model.Provenance.Options.OrderBy(option => option.Key), read.Provenance.Options);
        foreach (var (written, found) in model.Outcomes.Zip(read.Outcomes))
        {
            Assert.Equal((written.Outcome.Name, written.Moment, written.BaseRate), (found.Outcome.Name, found.Moment, found.BaseRate));
            Assert.Same(read.Schema.Outcomes.Single(outcome => outcome.Name == found.Outcome.Name), found.Outcome);
            Assert.Equal(written.Calibrator, found.Calibrator);
            Assert.Equal(written.Quantiles, found.Quantiles);
            Assert.Equal(written.Report.Performance, found.Report.Performance);
            Assert.Equal(written.Report.NoHistory, found.Report.NoHistory);
            Assert.Equal(written.Report.After.Bins, found.Report.After.Bins);
            Assert.Equal(written.Report.Test, found.Report.Test);
            Assert.Equal(written.Reference!.ColumnsOf, found.Reference!.ColumnsOf);
            Assert.Equal(written.Reference.ProbabilitiesOf, found.Reference.ProbabilitiesOf);
            Assert.Equal(written.Reference.Columns.Keys, found.Reference.Columns.Keys);
            var (reason, cells) = ((LevelDistribution)found.Reference.Columns["reason"], (double[])[0, 1, 2, double.NaN]);
            Assert.Equal([0, 1, 3, 4], reason.BinsOf(cells, ["billing", "moving"]));
            Assert.Equal(written.Reference.Probabilities.Edges, found.Reference.Probabilities.Edges);
            Assert.Equal(written.Forest.Margin(TinyModel.Row(2, 700, 1, 0)), found.Forest.Margin(TinyModel.Row(2, 700, 1, 0)));
        }
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes_also_after_reading_it_back()
    {
        Bundle.Write(TinyModel.Make(version: 1), Version);
        Bundle.Write(TinyModel.Make(version: 1), _folder.To("again"));
        Bundle.Write(Bundle.Read(Version), _folder.To("read"));
        foreach (var path in Directory.EnumerateFiles(Version))
        {
            Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(_folder.To("again", Path.GetFileName(path))));
            Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(_folder.To("read", Path.GetFileName(path))));
        }
    }

    [Fact]
    public void A_bundle_holds_these_files_and_leaves_nothing_beside()
    {
        Bundle.Write(TinyModel.Make(version: 1), Version);
        Assert.Equal(
            [
                "back.closure.forest.json", "card.md", "features.sql", "late.arrival.forest.json", "left.arrival.forest.json",
                "left.closure.forest.json", "manifest.json", "manifest.sha256", "reference.json", "schema.json", "vocabularies.json",
            ],
            Directory.EnumerateFiles(Version).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        Assert.Equal([Version], Directory.EnumerateFileSystemEntries(_folder.To("tiny")));
    }

    [Fact]
    public void The_manifest_has_one_checksum_a_file_that_other_tools_can_check()
    {
        Bundle.Write(TinyModel.Make(version: 1), Version);
        var manifest = File.ReadAllBytes(Path.Combine(Version, "manifest.json"));
        Assert.Equal(
            $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(manifest))}  manifest.json\n",
            File.ReadAllText(Path.Combine(Version, "manifest.sha256")));
        using var json = System.Text.Json.JsonDocument.Parse(manifest);
        Assert.Equal(9, json.RootElement.GetProperty("files").GetArrayLength());
        Assert.Equal("predictor-bundle/3", json.RootElement.GetProperty("format").GetString());
    }

    [Fact]
    public void An_existing_folder_is_never_written_into()
    {
        Bundle.Write(TinyModel.Make(version: 1), Version);
        var before = File.ReadAllBytes(Path.Combine(Version, "manifest.json"));
        Assert.Throws<IOException>(() => Bundle.Write(TinyModel.Make(version: 1, baseMargin: -1), Version));
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(Version, "manifest.json")));
        Assert.Equal([Version], Directory.EnumerateFileSystemEntries(_folder.To("tiny")));
    }

    [Fact]
    public void Run_json_may_lie_within_and_does_not_change_what_is_read()
    {
        Bundle.Write(TinyModel.Make(version: 1), Version);
        File.WriteAllText(Path.Combine(Version, "run.json"), """{"seconds": 3.5}""");
        Assert.Equal(1, Bundle.Read(Version).Version);
    }

    [Fact]
    public void A_model_without_history_has_no_features_sql()
    {
        var model = WithoutHistory();
        Bundle.Write(model, Version);
        Assert.False(File.Exists(Path.Combine(Version, "features.sql")));
        Assert.Null(Bundle.Read(Version).FeaturesSql);
    }

    private static Model WithoutHistory()
    {
        var model = TinyModel.Make(version: 1);
        var columns = model.Schema.Columns.Select(column => column with { Source = Cases.ColumnSource.Given, From = null });
        var schema = model.Schema with { Features = null, MomentKey = "moment", Columns = [.. columns] };
        return new Model
        {
            Name = model.Name,
            Version = model.Version,
            Schema = schema,
            FeaturesSql = null,
            Encoder = new Cases.CaseEncoder(schema, model.Encoder.Vocabularies),
            Outcomes = model.Outcomes,
            Provenance = model.Provenance,
        };
    }
}
