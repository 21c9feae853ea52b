using System.Text.Json;

namespace Predictor.Training.Tests.Commands;

public sealed class CrossValidateCommandTests
{
    [Fact]
    public async Task Rows_in_order_are_measured_on_windows_that_follow_what_was_learned_from()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("flat.csv", FlatCsv.Of(2_000));

        var validated = await CommandRun.Json("cross-validate", "--data", data, "--label", "label", "--ordered", "--folds", "4", "--trees", "40");

        var outcome = validated.GetProperty("outcomes")[0];
        var folds = outcome.GetProperty("folds").EnumerateArray().Select(fold => fold.GetProperty("figures")).ToArray();
        Assert.Equal("rolling", outcome.GetProperty("kind").GetString());

        // 1,600 rows come before the test slice; their later 40 % are four windows.
        Assert.Equal([960, 1_120, 1_280, 1_440], folds.Select(fold => fold.GetProperty("fitRows").GetInt32()));
        Assert.All(folds, fold => Assert.Equal(160, fold.GetProperty("rows").GetInt32()));
        double[] auc = [.. folds.Select(fold => fold.GetProperty("auc").GetDouble())];
        Assert.Equal(auc.Average(), outcome.GetProperty("mean").GetProperty("auc").GetDouble(), 1e-12);
        Assert.Equal(
            Math.Sqrt(auc.Sum(each => Math.Pow(each - auc.Average(), 2)) / 3), outcome.GetProperty("spread").GetProperty("auc").GetDouble(), 1e-12);
        Assert.InRange(auc.Average(), 0.6, 0.9);
    }

    [Theory]
    [InlineData("before-test", 0.8)]
    [InlineData("all", 1)]
    public async Task Rows_without_an_order_are_each_measured_once_in_grouped_folds(string rows, double share)
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("flat.csv", FlatCsv.Of(1_500));

        var validated = await CommandRun.Json("cross-validate", "--data", data, "--label", "label", "--folds", "3", "--trees", "20", "--leaves", "4", "--rows", rows);

        var outcome = validated.GetProperty("outcomes")[0];
        Assert.Equal("grouped", outcome.GetProperty("kind").GetString());
        Assert.Equal(1_500 * share, outcome.GetProperty("folds").EnumerateArray().Sum(fold => fold.GetProperty("figures").GetProperty("rows").GetInt32()), 60.0);
    }

    [Fact]
    public async Task Options_that_have_nothing_chosen_stop_and_calibrate_on_slices_of_the_folds_own_rows_alike_on_any_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        string[] validate = ["cross-validate", "--data", folder.Write("flat.csv", FlatCsv.Of(2_000)), "--label", "label", "--ordered", "--folds", "2", "--patience", "10"];

        var one = await CommandRun.Json([.. validate, "--threads", "1"]);
        var three = await CommandRun.Json([.. validate, "--threads", "3"]);

        Assert.Equal(Means(one), Means(three));
        Assert.False(one.GetProperty("outcomes")[0].GetProperty("folds")[0].GetProperty("figures").TryGetProperty("chosen", out _));
    }

    [Fact]
    public async Task Folds_too_small_to_measure_are_named_together()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("flat.csv", FlatCsv.Of(400));

        var run = await CommandRun.Of("cross-validate", "--data", data, "--label", "label", "--ordered", "--folds", "20");

        Assert.Equal(1, run.Code);
        Assert.Contains("Too few labelled rows for 20 folds", run.Error, StringComparison.Ordinal);
        Assert.Contains("label at closure, fold 20: the test slice", run.Error, StringComparison.Ordinal);
    }

    private static string Means(JsonElement validated) => validated.GetProperty("outcomes")[0].GetProperty("mean").GetRawText();
}
