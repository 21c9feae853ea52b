using Predictor.Models.Registry;
using Predictor.Training.Tests.Commands;
using Predictor.Training.Tests.Init;

namespace Predictor.Training.Tests.EndToEnd;

/// <summary>A centre whose export is named and measured in its own way, from init to a published model, nobody answering.</summary>
public sealed class TerseExportTests
{
    [Fact]
    public async Task An_export_in_terse_names_and_minutes_goes_on_to_a_published_model()
    {
        using var folder = new TemporaryFolder();
        using var export = new DraftFolder();
        await CommandRun.Json("sample", "--customers", "1500", "--seed", "3", "--out", folder["sample"]);
        TerseExport.Write(folder["sample"], export);

        await CommandRun.Json("init", "--data", export.Path, "--out", folder.Path, "--name", "terse", "--observed-until", "2026-06-30T23:59:59Z");
        var trained = await CommandRun.Json("train", "--data", export.Path, "--schema", folder["schema.json"], "--out", folder["models"], "--trees", "30");
        await CommandRun.Json("publish", "terse", "1", "--models", folder["models"]);

        string[] expected = ["back arrival", "back closure", "dissatisfied arrival", "dissatisfied closure", "left arrival", "left closure"];
        Assert.Equal(expected, trained.GetProperty("outcomes").EnumerateArray().Select(outcome => $"{outcome.GetProperty("name").GetString()} {outcome.GetProperty("moment").GetString()}").Order());
        var model = new ModelRegistry(folder["models"]).Open("terse");
        Assert.Equal(6, model.Outcomes.Count);
        Assert.All(model.Outcomes, outcome => Assert.True(outcome.Report.Test.Rows > 0));
    }
}
