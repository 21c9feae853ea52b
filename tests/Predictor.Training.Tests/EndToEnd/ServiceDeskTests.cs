using System.Text.Json;
using Predictor.Cases.Tables;
using Predictor.Models.Registry;
using Predictor.Tests;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.EndToEnd;

/// <summary>A real service desk's log, from what it exports to a published model and scored rows.</summary>
[Trait("Length", "Long")]
public sealed class ServiceDeskTests
{
    [Fact]
    public async Task A_real_log_goes_from_its_export_to_scored_rows_without_a_line_written_by_hand()
    {
        var data = Path.GetDirectoryName(Repository.RealData("service-desk", "interactions.csv"))!;
        using var folder = new TemporaryFolder();
        var (schema, features, models, scored) = (folder["schema.json"], folder["features.csv"], folder["models"], folder["scored.csv"]);

        await CommandRun.Json("init", "--data", data, "--out", folder.Path, "--name", "service-desk", "--observed-until", "2016-05-31T23:59:59Z");
        await CommandRun.Json("features", "--data", data, "--schema", schema, "--out", features);
        var trained = await CommandRun.Json("train", "--data", data, "--schema", schema, "--out", models, "--leaves", "8");
        await CommandRun.Json("publish", "service-desk", "1", "--models", models);
        var evaluated = await CommandRun.Json("evaluate", "--model", "service-desk", "--data", features, "--models", models);
        var done = await CommandRun.Json("score", "--model", "service-desk", "--models", models, "--data", features, "--out", scored, "--reasons", "2");

        // Back within 14 days at both moments; the missed target is an output, predicted at arrival only.
        var outcomes = trained.GetProperty("outcomes").EnumerateArray().ToDictionary(
            outcome => $"{outcome.GetProperty("name").GetString()} {outcome.GetProperty("moment").GetString()}");
        Assert.Equal(["back arrival", "back closure", "sla_missed arrival"], outcomes.Keys.Order());
        Assert.True(Assert.Single(Model(models).Outcomes, outcome => outcome.Outcome.Name == "sla_missed").Outcome.IsOutput);

        // Slices are cut by each moment's own time: a log of 77 labelled days leaves about 1,300 closures to measure on, and their interval is as wide as that.
        Assert.All(outcomes.Values, outcome => Assert.InRange(outcome.GetProperty("auc").GetDouble(), 0.55, 1));
        Assert.All((string[])["back arrival", "sla_missed arrival"], name => Assert.InRange(Low(outcomes[name]), 0.6, 1));

        // A missed target is taken as known after the same days for every case, so that purging leaves late cases and others alike.
        var missed = Assert.Single(Model(models).Outcomes, outcome => outcome.Outcome.Name == "sla_missed").Report;
        var predicted = missed.After.Bins.Sum(bin => bin.Rows * bin.Predicted) / missed.Test.Rows;
        Assert.Equal((double)missed.Test.Positives / missed.Test.Rows, predicted, 0.06);
        Assert.Equal(3, evaluated.GetProperty("outcomes").GetArrayLength());
        Assert.Equal(Rows(features), done.GetProperty("rows").GetInt64());
        Assert.Equal(Rows(features), Rows(scored));
    }

    private static double Low(JsonElement outcome) => outcome.GetProperty("intervals").GetProperty("auc")[0].GetDouble();

    private static Predictor.Models.Bundles.Model Model(string models) => new ModelRegistry(models).Open("service-desk");

    private static long Rows(string path)
    {
        using var table = CsvTable.Open(path);
        var rows = 0L;
        while (table.Read())
        {
            rows++;
        }

        return rows;
    }
}
