using System.Text.Json;
using Predictor.Tests;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.Weighting;

/// <summary>Answers weighted where more than one model is trained: in folds, and in a search.</summary>
public sealed class WeightedSearchTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private string[] Source => ["--data", _folder["data"], "--outcome", "dissatisfied", "--trees", "30", "--column-sampling", "0.5", "--weight-answers", "dissatisfied"];

    public async ValueTask InitializeAsync()
    {
        await CommandRun.Json("sample", "--customers", "900", "--seed", "4", "--out", _folder["data"]);
        foreach (var file in (string[])["schema.json", "mapping.json", "features.sql"])
        {
            File.Copy(Repository.PathTo("data", file), Path.Combine(_folder["data"], file));
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_fold_learns_the_chance_of_an_answer_from_what_comes_before_it()
    {
        var validated = await CommandRun.Json(["cross-validate", .. Source, "--leaves", "4", "--folds", "2"]);

        foreach (var outcome in validated.GetProperty("outcomes").EnumerateArray())
        {
            JsonElement[] folds = [.. outcome.GetProperty("folds").EnumerateArray().Select(fold => fold.GetProperty("figures"))];
            JsonElement[] weighting = [.. folds.Select(fold => Assert.Single(fold.GetProperty("weighting").EnumerateArray()))];
            Assert.True(weighting[0].GetProperty("cases").GetInt32() < weighting[1].GetProperty("cases").GetInt32());
            Assert.All(folds.Zip(weighting), each => Assert.Equal(each.First.GetProperty("fitRows").GetInt32(), each.Second.GetProperty("rows").GetInt32()));
            Assert.All(weighting, each => Assert.InRange(each.GetProperty("meanWeight").GetDouble(), 0.9, 1.1));
            Assert.All(folds, fold => Assert.Equal(JsonValueKind.Object, fold.GetProperty("weightedTest").ValueKind));
        }

        var other = await CommandRun.Of(["cross-validate", .. Source, "--weight-answers", "left"]);
        Assert.Equal(1, other.Code);
        Assert.Contains("Answers of left cannot be weighted", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_measures_its_trials_on_weighted_rows_and_is_another_one_than_without_weights()
    {
        string[] tune = ["tune", .. Source, "--trials", "2", "--out", _folder["models"]];
        var tuned = await CommandRun.Json([.. tune, "--journal", _folder["weighted.jsonl"]]);
        var plain = await CommandRun.Of([.. tune[..^6], "--trials", "2", "--out", _folder["models"], "--journal", _folder["weighted.jsonl"]]);

        Assert.All(tuned.GetProperty("outcomes").EnumerateArray(), outcome => Assert.Equal("answered", outcome.GetProperty("weighting")[0].GetProperty("reason").GetString()));
        Assert.Equal(1, plain.Code);
        Assert.Contains("holds the trials of another search: weightAnswers dissatisfied there, not said here", plain.Error, StringComparison.Ordinal);
    }
}
