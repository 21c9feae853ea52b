using System.Globalization;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;
using Predictor.Tests;
using Predictor.Training.Reading;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.Importing;

/// <summary>From XGBoost to the service: 500 trees with categories and missing cells, trained in Python on a real desk's cases, imported, published, scored.</summary>
public sealed class ImportedXGBoostTests
{
    private const string Categories = "state_24h,contact_type,location,category,subcategory,u_symptom,assignment_group,assigned_to,caller_id,opened_by,first_group";

    [Fact]
    public async Task A_published_import_gives_every_test_row_the_margin_that_XGBoost_gives()
    {
        string[] files = [Repository.RealData("service-desk-24h", "train.csv"), Repository.RealData("service-desk-24h", "test.csv")];
        using var folder = new TemporaryFolder();
        var script = Repository.PathTo("tests", "Predictor.Training.Tests", "Reference", "xgboost_csv.py");
        DebianPython.Run("xgboost", "python3-xgboost", script, files[0], files[1], Categories, folder["model.json"], folder["margins.txt"]);

        await CommandRun.Json(
            "import", "--model-file", folder["model.json"], "--data", files[0], "--test", files[1], "--label", "label", "--categorical", Categories, "--ordered", "--out", folder.Path, "--name", "desk");
        await CommandRun.Json("publish", "desk", "1", "--models", folder.Path);

        var registry = new ModelRegistry(folder.Path);
        var model = registry.Open("desk");
        Assert.Equal(500, model.Outcomes[0].Forest.Trees.Count);
        var scorer = new CaseScorer(model, ModelPolicy.Of(model, "desk", registry));
        var table = FlatTable.Read(files[1], model.Schema, ordered: true);
        var encoder = new TableEncoder(table, model.Encoder.Vocabularies);
        var margins = File.ReadLines(folder["margins.txt"]).Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(table.Rows, margins.Length);
        var cells = new float[encoder.Width];
        for (var row = 0; row < margins.Length; row++)
        {
            encoder.Row(row, cells);
            Assert.Equal(margins[row], scorer.Score(cells, Moment.Closure, null, 0).Outcomes[0].Margin, 1e-5);
        }
    }
}
