using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;
using Predictor.Training.Reading;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.Importing;

public sealed class ImportCommandTests
{
    [Fact]
    public async Task An_imported_forest_scores_through_the_services_scorer_as_it_did_at_home_and_is_calibrated_and_measured()
    {
        using var folder = Flat();
        var printed = await CommandRun.Json(
            "import", "--model-file", folder["model.txt"], "--data", folder["calls.csv"], "--label", "label", "--ordered", "--out", folder.Path, "--name", "calls");

        Assert.Equal("lightgbm", printed.GetProperty("trainer").GetString());
        Assert.Equal(400, printed.GetProperty("outcomes")[0].GetProperty("rows").GetInt32());
        Assert.InRange(printed.GetProperty("outcomes")[0].GetProperty("auc").GetDouble(), 0.6, 0.9);
        var scorer = Scorer(folder, "calls");
        var row = new float[3];
        foreach (var queue in (string[])["a", "b", "c", "unseen"])
        {
            foreach (var wait in (float[])[float.NaN, 0, 299, 300, 599])
            {
                scorer.Model.Encoder.Set(row, 0, Moment.Closure, queue);
                (row[1], row[2]) = (wait, wait % 4);
                var score = Assert.Single(scorer.Score(row, Moment.Closure, null, reasons: 3).Outcomes);
                Assert.Equal(SmallModels.Margin(queue, wait, wait % 4), score.Margin, 1e-12);
                Assert.NotEqual(1 / (1 + Math.Exp(-score.Margin)), score.Probability, 1e-4);
                Assert.NotEmpty(score.Reasons);
            }
        }
    }

    [Fact]
    public async Task Provenance_and_card_say_what_was_imported_and_that_its_rows_are_not_known()
    {
        using var folder = Flat();
        await CommandRun.Json("import", "--model-file", folder["model.txt"], "--data", folder["calls.csv"], "--label", "label", "--ordered", "--out", folder.Path, "--name", "calls");
        var model = new ModelRegistry(folder.Path).Open("calls@1");
        Assert.Equal("lightgbm", model.Provenance.Trainer);
        Assert.Equal("model.txt", model.Provenance.Options["importedFile"]);
        Assert.Equal(64, model.Provenance.Options["importedSha256"].Length);
        Assert.Equal("by name", model.Provenance.Options["features"]);
        Assert.Equal(0, model.Outcomes[0].Report.Fit.Rows);
        var card = await File.ReadAllTextAsync(folder["calls/1/card.md"], TestContext.Current.CancellationToken);
        Assert.Contains("Grown elsewhere by lightgbm and imported", card, StringComparison.Ordinal);
        Assert.DoesNotContain("grew the trees)", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_calibration_the_models_own_sigmoid_stands()
    {
        using var folder = Flat();
        await CommandRun.Json(
            "import", "--model-file", folder["model.txt"], "--data", folder["calls.csv"], "--label", "label", "--ordered", "--out", folder.Path, "--name", "calls", "--calibrate", "never");
        var score = Scorer(folder, "calls").Score([1, 10, 0], Moment.Closure, null, 0).Outcomes[0];
        Assert.Equal(1 / (1 + Math.Exp(-score.Margin)), score.Probability, 1e-15);
    }

    [Fact]
    public async Task Calibration_rows_that_the_model_knows_are_not_calibrated_on_unless_asked()
    {
        using var folder = Flat();

        // The labels of the rows before the last fifth are the model's own verdict but for a tenth: as good as learned by heart.
        var random = new Random(4);
        folder.Write("calls.csv", FlatCsv.Of(2_000, label: (row, left) => $"{(row < 1_600 && row % 10 > 0 ? (row % 2) : left)}", extra: "heart", extraCell: (row, _) => row < 1_600 && row % 10 > 0 ? $"{row % 2}" : $"{random.Next(2)}"));
        folder.Write("model.txt", SmallModels.ByHeart);
        string[] common = ["import", "--model-file", folder["model.txt"], "--data", folder["calls.csv"], "--label", "label", "--ordered", "--out", folder.Path, "--name", "calls"];
        var kept = await CommandRun.Json(common);
        Assert.Contains("look as if they had grown the trees", kept.GetProperty("notes").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("the model's own sigmoid was kept", kept.GetProperty("notes").GetRawText(), StringComparison.Ordinal);
        var score = Scorer(folder, "calls").Score([1, 10, 0, 1], Moment.Closure, null, 0).Outcomes[0];
        Assert.Equal(1 / (1 + Math.Exp(-score.Margin)), score.Probability, 1e-15);
        var fitted = await CommandRun.Json([.. common, "--calibrate", "always"]);
        Assert.Contains("worth little", fitted.GetProperty("notes").GetRawText(), StringComparison.Ordinal);
        Assert.True(fitted.GetProperty("outcomes")[0].GetProperty("logLoss").GetDouble() > kept.GetProperty("outcomes")[0].GetProperty("logLoss").GetDouble());
    }

    [Fact]
    public async Task Data_that_give_the_label_away_by_a_column_the_forest_uses_are_refused_as_train_would_and_one_it_leaves_alone_is_not()
    {
        using var folder = Flat();
        folder.Write("calls.csv", FlatCsv.Of(2_000, extra: "heart", extraCell: (_, left) => $"{left}"));
        string[] common = ["import", "--data", folder["calls.csv"], "--label", "label", "--ordered", "--out", folder.Path, "--name", "calls"];
        folder.Write("heart.txt", SmallModels.ByHeart);
        string[] learned = [.. common, "--model-file", folder["heart.txt"]];

        var refused = await CommandRun.Of(learned);

        Assert.Equal(1, refused.Code);
        Assert.Contains("leak: ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("column heart", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--unchecked takes the data as they are", refused.Error, StringComparison.Ordinal);
        await CommandRun.Json([.. learned, "--allow", "heart"]);
        await CommandRun.Json([.. learned, "--unchecked"]);
        await CommandRun.Json([.. common, "--model-file", folder["model.txt"]]);
        var registry = new ModelRegistry(folder.Path);
        Assert.Contains("leak: ", registry.Open("calls@2").Provenance.Options["unchecked"], StringComparison.Ordinal);
        Assert.DoesNotContain("unchecked", registry.Open("calls@3").Provenance.Options.Keys);
    }

    [Fact]
    public async Task The_same_file_and_data_give_the_same_version_on_any_number_of_threads()
    {
        using var folder = Flat();
        foreach (var threads in (string[])["1", "3"])
        {
            await CommandRun.Json(
                "import", "--model-file", folder["model.txt"], "--data", folder["calls.csv"], "--label", "label", "--ordered", "--out", folder[threads], "--name", "calls", "--threads", threads);
        }

        Assert.Equal(File.ReadAllBytes(folder["1/calls/1/manifest.json"]), File.ReadAllBytes(folder["3/calls/1/manifest.json"]));
    }

    [Fact]
    public async Task Features_without_names_are_the_datas_columns_in_order_and_it_is_said_or_those_that_are_named()
    {
        using var folder = Flat(SmallModels.LightGBM.Replace("feature_names=queue wait transfers", "feature_names=Column_0 Column_1 Column_2", StringComparison.Ordinal));
        string[] common = ["import", "--model-file", folder["model.txt"], "--data", folder["calls.csv"], "--label", "label", "--ordered", "--out", folder.Path];
        var byOrder = await CommandRun.Json([.. common, "--name", "order"]);
        Assert.Contains("taken for the data's columns in their order: queue, wait, transfers", byOrder.GetProperty("notes").GetRawText(), StringComparison.Ordinal);
        await CommandRun.Json([.. common, "--name", "named", "--columns", "queue,transfers,wait"]);
        Assert.Equal(SmallModels.Margin("b", 20, 3), Margin(folder, "order", [1, 20, 3]), 1e-12);
        Assert.Equal(SmallModels.Margin("b", 3, 20), Margin(folder, "named", [1, 20, 3]), 1e-12);
    }

    [Fact]
    public async Task Levels_come_from_a_file_where_the_model_has_none()
    {
        using var folder = Flat(SmallModels.LightGBM.Replace("""pandas_categorical:[["a", "b", "c"]]""", "", StringComparison.Ordinal));
        string[] common = ["import", "--model-file", folder["model.txt"], "--data", folder["calls.csv"], "--label", "label", "--ordered", "--out", folder.Path, "--name", "calls"];
        var refused = await CommandRun.Of(common);
        Assert.Equal(1, refused.Code);
        Assert.Contains("queue holds '", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--categories FILE", refused.Error, StringComparison.Ordinal);

        folder.Write("levels.json", """{"queue": ["c", "b", "a"]}""");
        await CommandRun.Json([.. common, "--categories", folder["levels.json"]]);
        var scorer = Scorer(folder, "calls");
        Assert.Equal(["c", "b", "a"], scorer.Model.Encoder.Vocabularies[0]!.Levels);
    }

    [Theory]
    [InlineData("""{"queue": ["a", "b"]}""", "queue has 2 levels, and the model knows codes up to 2")]
    [InlineData("""{"queue": ["a", "b", "b"]}""", "which is there already")]
    [InlineData("""{"queue": ["x", "y", "z"]}""", "none of the levels given for queue (x, y, z) is in the data")]
    [InlineData("""{"wait": ["a"]}""", "--categories has levels of 'wait', which is no category of the data")]
    [InlineData("""["a"]""", "expected an object from column names to lists of levels")]
    public async Task Levels_that_do_not_go_with_model_and_data_are_refused(string levels, string message)
    {
        using var folder = Flat();
        folder.Write("levels.json", levels);
        var refused = await CommandRun.Of(
            "import", "--model-file", folder["model.txt"], "--data", folder["calls.csv"], "--label", "label", "--ordered", "--out", folder.Path, "--categories", folder["levels.json"]);
        Assert.Equal(1, refused.Code);
        Assert.Contains(message, refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feature_names=queue wait transfers", "feature_names=queue delay transfers", "the model splits on 'delay', which is no column of the data")]
    [InlineData("feature_names=queue wait transfers", "feature_names=wait queue transfers", "the model takes wait for a category and the data does not")]
    [InlineData("decision_type=8 9", "decision_type=8 8", "the data takes queue for a category and the model splits on it as a number")]
    [InlineData("objective=binary", "objective=regression", "model.txt: the objective is \"regression sigmoid:1\"")]
    public async Task A_model_that_does_not_go_with_the_data_is_refused_by_name(string line, string other, string message)
    {
        using var folder = Flat(SmallModels.LightGBM.Replace(line, other, StringComparison.Ordinal));
        var refused = await CommandRun.Of("import", "--model-file", folder["model.txt"], "--data", folder["calls.csv"], "--label", "label", "--ordered", "--out", folder.Path);
        Assert.Equal(1, refused.Code);
        Assert.Contains(message, refused.Error, StringComparison.Ordinal);
    }

    private static double Margin(TemporaryFolder folder, string name, float[] row) => Scorer(folder, name).Score(row, Moment.Closure, null, 0).Outcomes[0].Margin;

    private static CaseScorer Scorer(TemporaryFolder folder, string name)
    {
        var registry = new ModelRegistry(folder.Path);
        Model model = registry.Open($"{name}@1");
        return new CaseScorer(model, ModelPolicy.Of(model, $"{name}@1", registry));
    }

    private static TemporaryFolder Flat(string model = SmallModels.LightGBM)
    {
        var folder = new TemporaryFolder();
        folder.Write("calls.csv", FlatCsv.Of(2_000));
        folder.Write("model.txt", model);
        return folder;
    }
}
