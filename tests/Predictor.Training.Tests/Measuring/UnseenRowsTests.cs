using System.Text.Json;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.Measuring;

/// <summary><c>--rows test</c>: the figures of the rows that the model cannot have learned from are those that `train` measured.</summary>
public sealed class UnseenRowsTests
{
    [Theory]
    [InlineData("--ordered")]
    [InlineData("--shares", "50/10/17/23")]
    [InlineData("--ordered", "--shares", "1/1/1/1")]
    public async Task Rows_without_times_are_divided_again_as_training_divided_them(params string[] options)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["calls.csv"], FlatCsv.Of(1_000));
        var trained = await CommandRun.Json(
            ["train", "--data", folder["calls.csv"], "--label", "label", "--trees", "5", "--out", folder["models"], .. options]);

        var measured = await Evaluate(folder, folder["calls.csv"], "test");

        foreach (var figure in (string[])["rows", "positives", "auc", "logLoss"])
        {
            Assert.Equal(Only(trained).GetProperty(figure).GetDouble(), Only(measured).GetProperty(figure).GetDouble());
        }

        Assert.Equal(1_000, Only(await Evaluate(folder, folder["calls.csv"], "all")).GetProperty("rows").GetInt32());
    }

    [Fact]
    public async Task A_test_file_of_its_own_is_not_told_from_the_rest()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["calls.csv"], FlatCsv.Of(1_000));
        File.WriteAllText(folder["later.csv"], FlatCsv.Of(300, seed: 2));
        await CommandRun.Json(
            "train", "--data", folder["calls.csv"], "--test", folder["later.csv"], "--label", "label", "--trees", "5", "--out", folder["models"]);

        var run = await CommandRun.Of(
            "evaluate", "--model", "calls@1", "--models", folder["models"], "--data", folder["later.csv"], "--rows", "test", "--json");

        Assert.Equal(1, run.Code);
        Assert.Contains("the model was measured on a file of its own", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_are_only_numbered_mean_the_file_that_was_learned_from()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["calls.csv"], FlatCsv.Of(1_000));
        File.WriteAllText(folder["later.csv"], FlatCsv.Of(300, seed: 2));
        await CommandRun.Json("train", "--data", folder["calls.csv"], "--label", "label", "--trees", "5", "--out", folder["models"]);

        var run = await CommandRun.Of(
            "evaluate", "--model", "calls@1", "--models", folder["models"], "--data", folder["later.csv"], "--rows", "test", "--json");

        Assert.Equal(1, run.Code);
        Assert.Contains("it is not the file that the model learned from", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_with_times_are_those_not_before_the_test_slice()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.Json("sample", "--customers", "900", "--seed", "3", "--no-truth", "--out", folder["data"]);
        foreach (var file in (string[])["schema.json", "mapping.json", "features.sql"])
        {
            File.Copy(Predictor.Tests.Repository.PathTo("data", file), Path.Combine(folder["data"], file));
        }

        var trained = await CommandRun.Json("train", "--data", folder["data"], "--outcome", "back", "--trees", "5", "--out", folder["models"], "--name", "calls");

        var measured = await Evaluate(folder, folder["data"], "test");

        Assert.Equal(trained.GetProperty("outcomes")[1].GetProperty("rows").GetInt32(), measured.GetProperty("outcomes")[1].GetProperty("rows").GetInt32());
        Assert.Equal(trained.GetProperty("outcomes")[1].GetProperty("auc").GetDouble(), measured.GetProperty("outcomes")[1].GetProperty("auc").GetDouble());
    }

    private static Task<JsonElement> Evaluate(TemporaryFolder folder, string data, string rows) =>
        CommandRun.Json("evaluate", "--model", "calls@1", "--models", folder["models"], "--data", data, "--rows", rows);

    private static JsonElement Only(JsonElement run) => run.GetProperty("outcomes")[0];
}
