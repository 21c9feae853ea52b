using System.Globalization;
using System.Text.Json;
using Predictor.Tests;

namespace Predictor.Boosting.Tests;

/// <summary>Test AUC on real data against scikit-learn's at the same trees, leaves and rate (figures and how they were made: Reference/).</summary>
public sealed class RealDataTests
{
    [Theory]
    [InlineData("telco", false)]
    [InlineData("telco", true)]
    [InlineData("csat", false)]
    [InlineData("csat", true)]
    [InlineData("service-desk-24h", false)]
    [InlineData("service-desk-24h", true)]
    public void Auc_is_not_below_scikit_learns_by_more_than_its_standard_error(string name, bool declareCategories)
    {
        var set = RealSet.Read(name, declareCategories);
        var rows = Enumerable.Range(0, set.Rows).ToArray();

        // The last tenth says when to stop; telco's rows are in no order.
        var stop = name == "telco" ? rows.Where(row => row % 10 == 3).ToArray() : rows[(rows.Length * 9 / 10)..];
        var fit = rows.Except(stop).ToArray();
        var options = new BoostingOptions { Trees = 400, Leaves = 31, LearningRate = 0.05, Threads = 1 };
        var stopped = Auc(Train(set.Train(fit), set.Train(stop), options), set.Test());
        var fixedTrees = Auc(Train(set.Train(), null, options with { Trees = 100 }), set.Test());

        var reference = Reference(name);
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{name}: stopped {stopped:f4} ({reference.Stopped:f4}), fixed {fixedTrees:f4} ({reference.Fixed:f4})"));
        Assert.InRange(stopped, reference.Stopped - reference.StandardError, 1);
        Assert.InRange(fixedTrees, reference.Fixed - reference.StandardError, 1);
    }

    [Theory]
    [InlineData("telco")]
    [InlineData("csat")]
    [InlineData("service-desk-24h")]
    public void Rounding_gradients_by_other_draws_moves_auc_by_less_than_half_its_standard_error(string name)
    {
        var set = RealSet.Read(name, declareCategories: false);
        var options = new BoostingOptions { Trees = 100, Leaves = 31, LearningRate = 0.1, Threads = 1 };

        // With codes as numbers, all rows and all columns, the seed draws nothing but how gradients are rounded.
        var byDraw = new ulong[] { 1, 2, 3, 4 }.Select(seed => Auc(Train(set.Train(), null, options with { Seed = seed }), set.Test())).ToArray();
        Assert.InRange(byDraw.Max() - byDraw.Min(), 1e-9, Reference(name).StandardError / 2);
    }

    private static GrownForest Train(TrainingTable fit, TrainingTable? stop, BoostingOptions options) =>
        new GradientBoosting().Train(fit, stop, options, null, TestContext.Current.CancellationToken);

    /// <summary>Area under the ROC curve: the share of pairs of a one and a zero in the right order, ties counting half.</summary>
    private static double Auc(GrownForest grown, TrainingTable table)
    {
        var margins = Enumerable.Range(0, table.Rows).Select(row => grown.Forest.Margin(SimulatedRows.Row(table, row))).ToArray();
        var ones = margins.Where((_, row) => table.Labels[row] == 1).ToArray();
        var zeros = margins.Where((_, row) => table.Labels[row] == 0).Order().ToArray();
        return ones.Sum(one => zeros.Count(zero => zero < one) + (0.5 * zeros.Count(zero => zero == one))) / ((double)ones.Length * zeros.Length);
    }

    private static (double Fixed, double Stopped, double StandardError) Reference(string set)
    {
        using var report = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("tests", "Predictor.Boosting.Tests", "Reference", "sklearn_auc.json")));
        var figures = report.RootElement.GetProperty("sets").GetProperty(set);
        return (figures.GetProperty("fixed").GetDouble(), figures.GetProperty("stopped").GetDouble(), figures.GetProperty("standardError").GetDouble());
    }
}
