using Predictor.Tests;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.EndToEnd;

/// <summary>Plain CSVs of real data, without a schema, against scikit-learn's HistGradientBoosting (see the README of the real data).</summary>
public sealed class FlatFileTests
{
    /// <summary>Folder, whether rows are in time order, and scikit-learn's test AUC less its standard error.</summary>
    [Theory]
    [InlineData("telco", false, 0.845 - 0.014)]
    [InlineData("csat", true, 0.670 - 0.014)]
    [InlineData("service-desk-24h", true, 0.721 - 0.012)]
    public async Task A_plain_csv_trains_to_scikit_learns_auc_less_its_standard_error(string folder, bool ordered, double least)
    {
        string[] files = [Repository.RealData(folder, "train.csv"), Repository.RealData(folder, "test.csv")];
        using var models = new TemporaryFolder();

        var trained = await CommandRun.Json(
            ["train", "--data", files[0], "--test", files[1], "--label", "label", "--out", models.Path, .. ordered ? (string[])["--ordered"] : []]);

        Assert.InRange(trained.GetProperty("outcomes")[0].GetProperty("auc").GetDouble(), least, 1);
    }

    [Fact]
    public async Task Columns_named_as_categories_are_categories()
    {
        string[] files = [Repository.RealData("telco", "train.csv"), Repository.RealData("telco", "test.csv")];
        using var models = new TemporaryFolder();

        var trained = await CommandRun.Json(
            "train", "--data", files[0], "--test", files[1], "--label", "label", "--categorical", "Contract,PaymentMethod,InternetService", "--out", models.Path);

        Assert.InRange(trained.GetProperty("outcomes")[0].GetProperty("auc").GetDouble(), 0.831, 1);
        Assert.Contains("\"category\"", await File.ReadAllTextAsync(Path.Combine(models.Path, "train", "1", "schema.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
