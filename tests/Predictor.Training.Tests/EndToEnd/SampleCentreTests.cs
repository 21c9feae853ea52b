using System.Globalization;
using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Forests;

namespace Predictor.Training.Tests.EndToEnd;

/// <summary>What training recovers of a centre whose true probabilities are known. The long test of this project: about a minute on two cores.</summary>
[Trait("Length", "Long")]
public sealed class SampleCentreTests(SampleCentreFixture centre) : IClassFixture<SampleCentreFixture>
{
    public static TheoryData<string, Moment> Outcomes => new()
    {
        { "left", Moment.Arrival },
        { "left", Moment.Closure },
        { "dissatisfied", Moment.Arrival },
        { "dissatisfied", Moment.Closure },
        { "back", Moment.Arrival },
        { "back", Moment.Closure },
    };

    /// <summary>Outcome, moment, column, and the values of the column whose mean contribution is to exceed that of the lower ones.</summary>
    public static TheoryData<string, Moment, string, double, double> PlantedDirections => new()
    {
        // Repeat contacts, unresolved cases and transfers of the past, seen at arrival.
        { "left", Moment.Arrival, "contacts_30d", 0, 2 },
        { "left", Moment.Arrival, "unresolved_90d", 0, 1 },
        { "dissatisfied", Moment.Arrival, "contacts_30d", 0, 2 },
        { "dissatisfied", Moment.Arrival, "unresolved_90d", 0, 1 },
        { "back", Moment.Arrival, "contacts_30d", 0, 2 },
        { "back", Moment.Arrival, "unresolved_90d", 0, 1 },

        // What happened in the case itself, seen at closure.
        { "left", Moment.Closure, "transfers", 0, 1 },
        { "left", Moment.Closure, "wait_seconds", 120, 400 },
        { "left", Moment.Closure, "resolved", 1, 0 },
        { "dissatisfied", Moment.Closure, "transfers", 0, 1 },
        { "dissatisfied", Moment.Closure, "wait_seconds", 120, 400 },
        { "dissatisfied", Moment.Closure, "resolved", 1, 0 },
        { "back", Moment.Closure, "transfers", 0, 1 },
        { "back", Moment.Closure, "resolved", 1, 0 },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void The_test_auc_is_within_two_hundredths_of_the_best_possible(string outcome, Moment moment)
    {
        var rows = centre.Rows(outcome, moment);

        var reached = Metrics.Auc(rows.Labels, rows.Probabilities);
        var possible = Metrics.Auc(rows.Labels, rows.Truth);

        Assert.True(reached > possible - 0.02, string.Create(CultureInfo.InvariantCulture, $"{reached:0.0000} of {possible:0.0000}"));
    }

    /// <summary>Against the true probabilities, not against what came of them: on 3,000 answered surveys the draw alone makes a calibration error of 0.02.</summary>
    [Theory]
    [MemberData(nameof(Outcomes))]
    public void The_calibration_error_is_below_two_hundredths(string outcome, Moment moment)
    {
        var rows = centre.Rows(outcome, moment);

        Assert.InRange(MeanGap(rows.Probabilities, rows.Truth), 0, 0.02);
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void The_observed_calibration_error_is_below_two_hundredths(string outcome, Moment moment)
    {
        var rows = centre.Rows(outcome, moment);

        Assert.InRange(Metrics.CalibrationError(rows.Labels, rows.Probabilities), 0, 0.02);
    }

    [Theory]
    [MemberData(nameof(PlantedDirections))]
    public void Contributions_point_the_way_that_was_planted(string outcome, Moment moment, string column, double without, double with)
    {
        var contributions = ByCell(outcome, moment, column);

        var (low, high) = without < with
            ? (Mean(contributions, cell => cell <= without), Mean(contributions, cell => cell >= with))
            : (Mean(contributions, cell => cell >= without), Mean(contributions, cell => cell <= with));

        Assert.True(high > low, string.Create(CultureInfo.InvariantCulture, $"{high:0.0000} with, {low:0.0000} without"));
    }

    /// <summary>
    /// Pace is what was planted: handle time against the usual for the reason. So each case is given the rushed, the usual and the dragged
    /// handle time of its own reason, all else as it was, and the contributions of handle time are compared.
    /// </summary>
    [Theory]
    [InlineData("left")]
    [InlineData("dissatisfied")]
    public void Rushed_and_dragged_handling_both_raise_the_risk(string outcome)
    {
        var cells = Cells(outcome, Moment.Closure, "handle_seconds").ToArray();
        var reasons = Cells(outcome, Moment.Closure, "reason").ToArray();
        var byReason = reasons.Zip(cells).Where(pair => !float.IsNaN(pair.Second)).GroupBy(pair => pair.First, pair => pair.Second)
            .ToDictionary(reason => reason.Key, reason => reason.Order().ToArray());
        double At(double share) => MeanContribution(
            outcome, "handle_seconds", row => byReason[reasons[row]] is var usual ? usual[(int)(share * (usual.Length - 1))] : float.NaN);

        var (rushed, usual, dragged) = (At(0.03), At(0.5), At(0.97));

        Assert.True(rushed > usual && dragged > usual, string.Create(CultureInfo.InvariantCulture, $"{rushed:0.0000} rushed, {usual:0.0000} usual, {dragged:0.0000} dragged"));
    }

    [Fact]
    public void What_train_prints_is_what_the_model_says_on_the_same_rows()
    {
        foreach (var printed in centre.Trained.GetProperty("outcomes").EnumerateArray())
        {
            var moment = printed.GetProperty("moment").GetString() == "arrival" ? Moment.Arrival : Moment.Closure;
            var rows = centre.Rows(printed.GetProperty("name").GetString()!, moment);

            Assert.Equal(rows.Labels.Length, printed.GetProperty("rows").GetInt32());
            Assert.Equal(Metrics.Auc(rows.Labels, rows.Probabilities), printed.GetProperty("auc").GetDouble(), 1e-12);
            Assert.Equal(Metrics.LogLoss(rows.Labels, rows.Probabilities), printed.GetProperty("logLoss").GetDouble(), 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void History_is_worth_something_and_a_model_without_it_stays_calibrated(string outcome, Moment moment)
    {
        var report = centre.Rows(outcome, moment).Outcome.Report;

        // Coming back hangs on the case more than on what came before it.
        Assert.True(report.Performance.Auc.Value > report.NoHistory!.Auc.Value + (outcome == "back" ? 0 : 0.02));
        Assert.InRange(report.NoHistory.CalibrationError.Value, 0, 0.06);
    }

    /// <summary>The calibration error with true probabilities in place of labels: 15 bins of equal count, the mean absolute gap of their means.</summary>
    private static double MeanGap(double[] probabilities, double[] truth)
    {
        const int bins = 15;
        int[] order = [.. Enumerable.Range(0, truth.Length).OrderBy(row => probabilities[row])];
        return Enumerable.Range(0, bins).Sum(bin =>
        {
            var rows = order[(bin * order.Length / bins)..((bin + 1) * order.Length / bins)];
            return Math.Abs(rows.Sum(row => probabilities[row] - truth[row])) / truth.Length;
        });
    }

    private (float Cell, double Contribution)[] ByCell(string outcome, Moment moment, string column)
    {
        var rows = centre.Rows(outcome, moment);
        var count = Math.Min(rows.Labels.Length, 3_000);
        var contributions = Contributions(rows.Outcome.Forest, rows.Matrix.AsMemory(0, count * rows.Outcome.Forest.FeatureCount), column);
        return [.. Cells(outcome, moment, column).Zip(contributions)];
    }

    /// <summary>Over the closure rows of the test slice, each with another cell in one column.</summary>
    private double MeanContribution(string outcome, string column, Func<int, float> cell)
    {
        var rows = centre.Rows(outcome, Moment.Closure);
        var (width, index) = (rows.Outcome.Forest.FeatureCount, centre.Model.Encoder.Find(column));
        var matrix = rows.Matrix.ToArray();
        for (var row = 0; row < rows.Labels.Length; row++)
        {
            matrix[(row * width) + index] = cell(row);
        }

        return Contributions(rows.Outcome.Forest, matrix, column).Average();
    }

    private double[] Contributions(Forest forest, ReadOnlyMemory<float> matrix, string column)
    {
        var (width, index) = (forest.FeatureCount, centre.Model.Encoder.Find(column));
        var contributions = new double[matrix.Length];
        forest.Contributions(matrix, contributions, Environment.ProcessorCount);
        return [.. Enumerable.Range(0, matrix.Length / width).Select(row => contributions[(row * width) + index])];
    }

    private IEnumerable<float> Cells(string outcome, Moment moment, string column)
    {
        var rows = centre.Rows(outcome, moment);
        var (width, index) = (rows.Outcome.Forest.FeatureCount, centre.Model.Encoder.Find(column));
        return Enumerable.Range(0, rows.Labels.Length).Select(row => rows.Matrix[(row * width) + index]);
    }

    private static double Mean((float Cell, double Contribution)[] contributions, Func<float, bool> holds) =>
        contributions.Where(pair => holds(pair.Cell)).Average(pair => pair.Contribution);
}
