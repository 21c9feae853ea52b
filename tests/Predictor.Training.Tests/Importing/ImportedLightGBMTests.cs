using System.Globalization;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;
using Predictor.Tests;
using Predictor.Training.Reading;
using Predictor.Training.Tests.Commands;
using Predictor.Training.Tests.Exporting;

namespace Predictor.Training.Tests.Importing;

/// <summary>A LightGBM 4.6 model of 300 trees with nine categories and missing cells, imported, published, scored.</summary>
public sealed class ImportedLightGBMTests
{
    [Fact]
    public async Task A_published_import_gives_every_test_row_LightGBMs_margin_and_is_not_calibrated_on_the_rows_that_grew_it()
    {
        string[] files = [Repository.RealData("csat", "train.csv"), Repository.RealData("csat", "test.csv")];
        using var folder = new TemporaryFolder();
        var printed = await CommandRun.Json(
            "import", "--model-file", Repository.RealData("lightgbm", "csat.model.txt"), "--data", files[0], "--test", files[1], "--label", "label", "--ordered",
            "--categorical", RealCategories.Of("csat"), "--out", folder.Path, "--name", "csat");
        await CommandRun.Json("publish", "csat", "1", "--models", folder.Path);

        Assert.Contains("look as if they had grown the trees", printed.GetProperty("notes").GetRawText(), StringComparison.Ordinal);
        var registry = new ModelRegistry(folder.Path);
        var model = registry.Open("csat");
        var scorer = new CaseScorer(model, ModelPolicy.Of(model, "csat", registry));
        var table = FlatTable.Read(files[1], model.Schema, ordered: true);
        var encoder = new TableEncoder(table, model.Encoder.Vocabularies);
        var cells = new float[encoder.Width];
        var row = 0;
        foreach (var line in File.ReadLines(Repository.RealData("lightgbm", "csat.predictions.csv")).Skip(1))
        {
            encoder.Row(row++, cells);
            var expected = line.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            var score = scorer.Score(cells, Moment.Closure, null, 0).Outcomes[0];
            Assert.Equal(expected[0], score.Margin, 1e-5);
            Assert.Equal(expected[1], score.Probability, 1e-5);
        }

        Assert.Equal(table.Rows, row);
    }
}
