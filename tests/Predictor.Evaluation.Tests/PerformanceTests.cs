using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Profit;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests;

public sealed class PerformanceTests
{
    [Fact]
    public void Figures_are_those_of_the_plain_metrics()
    {
        var rows = Expected.Case("ties");
        var measured = Performance.Measure(rows.Labels, rows.Probabilities, []);
        Assert.Equal(800, measured.Rows);
        Assert.Equal(800, measured.Customers);
        Assert.Equal(rows.Labels.Sum(), measured.Positives);
        Assert.Equal(rows.Auc, measured.Auc.Value, 1e-12);
        Assert.Equal(rows.AveragePrecision, measured.AveragePrecision.Value, 1e-12);
        Assert.Equal(rows.LogLoss, measured.LogLoss.Value, 1e-12);
        Assert.Equal(rows.Brier, measured.Brier.Value, 1e-12);
        Assert.Equal(Metrics.CalibrationError(rows.Labels, rows.Probabilities), measured.CalibrationError.Value, 1e-12);
        Assert.Equal(Metrics.TopDecileLift(rows.Labels, rows.Probabilities), measured.TopDecileLift.Value, 1e-12);
        Assert.Equal(Metrics.KolmogorovSmirnov(rows.Labels, rows.Probabilities), measured.KolmogorovSmirnov!.Value, 1e-12);
        Assert.Equal(BrierDecomposition.Of(rows.Labels, rows.Probabilities).Resolution, measured.BrierParts!.Resolution.Value, 1e-12);
        Assert.Equal(CalibrationLine.Of(rows.Labels, rows.Probabilities).Slope, measured.CalibrationSlope!.Value, 1e-9);
        Assert.Equal(ExpectedMaximumProfit.Of(rows.Labels, rows.Probabilities).PerRow, measured.Profit!.PerRow.Value, 1e-12);
        Assert.All(
            [
                measured.Auc, measured.AveragePrecision, measured.LogLoss, measured.Brier, measured.CalibrationError, measured.KolmogorovSmirnov,
                measured.BrierParts.Reliability, measured.BrierParts.Resolution, measured.CalibrationSlope, measured.CalibrationIntercept!,
                measured.CalibrationInTheLarge!, measured.Profit.PerRow, measured.Profit.Share,
            ],
            e => Assert.InRange(e.Value, e.Low, e.High));
    }

    [Fact]
    public void The_interval_of_auc_covers_about_as_much_as_its_standard_error_says()
    {
        // Hanley and McNeil's standard error for independent rows; a percentile interval spans about 2 x 1.96 of it.
        var rows = Expected.Case("distinct");
        var measured = Performance.Measure(rows.Labels, rows.Probabilities, [], draws: 1000);
        var (a, p) = (measured.Auc.Value, (double)measured.Positives);
        var n = measured.Rows - p;
        var (q1, q2) = (a / (2 - a), 2 * a * a / (1 + a));
        var error = Math.Sqrt(((a * (1 - a)) + ((p - 1) * (q1 - (a * a))) + ((n - 1) * (q2 - (a * a)))) / (p * n));
        Assert.Equal(2 * 1.96 * error, measured.Auc.High - measured.Auc.Low, 0.25 * error);
    }

    [Fact]
    public void The_interval_of_the_calibration_slope_covers_about_as_much_as_its_standard_error_says()
    {
        var rows = Expected.Case("distinct");
        var measured = Performance.Measure(rows.Labels, rows.Probabilities, [], draws: 1000).CalibrationSlope!;
        Assert.Equal(2 * 1.96 * SlopeError(rows), measured.High - measured.Low, 0.3 * SlopeError(rows));

        // Inverse of the information, by its definition.
        static double SlopeError(ExpectedCase rows)
        {
            var line = CalibrationLine.Of(rows.Labels, rows.Probabilities);
            double ss = 0, si = 0, ii = 0;
            foreach (var margin in rows.Margins)
            {
                var p = 1 / (1 + Math.Exp(-((line.Slope * margin) + line.Intercept)));
                var weight = p * (1 - p);
                (ss, si, ii) = (ss + (weight * margin * margin), si + (weight * margin), ii + weight);
            }

            return Math.Sqrt(ii / ((ss * ii) - (si * si)));
        }
    }

    [Fact]
    public void Rows_of_one_customer_widen_intervals()
    {
        // Each row ten times: as rows they look like ten times the evidence, as customers they are what they were.
        var rows = Expected.Case("distinct");
        float[] labels = [.. rows.Labels.SelectMany(label => Enumerable.Repeat(label, 10))];
        double[] probabilities = [.. rows.Probabilities.SelectMany(probability => Enumerable.Repeat(probability, 10))];
        int[] customers = [.. Enumerable.Range(0, labels.Length).Select(i => i / 10)];
        var once = Width(Performance.Measure(rows.Labels, rows.Probabilities, []));
        Assert.Equal(once, Width(Performance.Measure(labels, probabilities, customers)), 1e-9);
        Assert.InRange(Width(Performance.Measure(labels, probabilities, [])), once * 0.2, once * 0.45);

        static double Width(Performance performance) => performance.Auc.High - performance.Auc.Low;
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures_and_another_seed_other_intervals()
    {
        var rows = Expected.Case("distinct");
        var first = Performance.Measure(rows.Labels, rows.Probabilities, [], seed: 7);
        Assert.Equal(first, Performance.Measure(rows.Labels, rows.Probabilities, [], seed: 7));
        var other = Performance.Measure(rows.Labels, rows.Probabilities, [], seed: 8);
        Assert.NotEqual(first.Auc.Low, other.Auc.Low);
        Assert.Equal(first.Auc.Value, other.Auc.Value);
    }

    [Fact]
    public void Customer_numbers_may_be_any()
    {
        float[] labels = [0, 1, 0, 1];
        double[] probabilities = [.1, .4, .3, .2];
        var gaps = Performance.Measure(labels, probabilities, [7, -3, 7, int.MaxValue]);
        Assert.Equal(3, gaps.Customers);
        Assert.Equal(Performance.Measure(labels, probabilities, [0, 1, 0, 2]), gaps);
    }

    [Fact]
    public void Undefined_figures_are_not_numbers_and_never_zero()
    {
        var oneClass = Performance.Measure([0, 0, 0], [.1, .2, .3], []);
        Assert.Equal(new Estimate(double.NaN, double.NaN, double.NaN), oneClass.Auc);
        Assert.True(double.IsFinite(oneClass.LogLoss.Low));
        var empty = Performance.Measure([], [], []);
        Assert.Equal(0, empty.Rows);
        Assert.Equal(double.NaN, empty.Brier.Value);
        Assert.Equal(double.NaN, Performance.Measure([0, 1], [.1, .2], [], draws: 0).Auc.Low);
    }

    [Fact]
    public void Customers_must_be_one_a_row_or_none() =>
        Assert.Contains("1 customers for 2 rows", Assert.Throws<ArgumentException>(() => Performance.Measure([0, 1], [.1, .2], [5])).Message, StringComparison.Ordinal);
}
