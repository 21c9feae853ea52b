using Predictor.Evaluation.Calibration;

namespace Predictor.Evaluation.Tests.Calibration;

public sealed class CalibratorWeightTests
{
    private static readonly int[] Times = [.. Enumerable.Range(0, 900).Select(row => 1 + (row * 7 % 4))];
    private static readonly double[] Margins = [.. Times.Select((_, row) => Math.Round(3 * Math.Sin(row * 1.3), 2))];
    private static readonly float[] Labels = [.. Times.Select((_, row) => Math.Sin(row * 2.9) < Math.Tanh(Margins[row]) - (0.1 * Times[row]) ? 1f : 0f)];
    private static readonly float[] Weights = [.. Times.Select(count => (float)count)];
    private static readonly int[] Repeated = [.. Times.SelectMany((count, row) => Enumerable.Repeat(row, count))];

    [Fact]
    public void A_sigmoid_of_whole_weights_is_that_of_as_many_rows()
    {
        var weighted = SigmoidNewton.Fit(Margins, Labels, [.. Times.Select(count => (double)count)]);
        var rows = SigmoidNewton.Fit([.. Repeated.Select(row => Margins[row])], [.. Repeated.Select(row => Labels[row])]);

        Assert.Equal(rows.Slope, weighted.Slope, 1e-9);
        Assert.Equal(rows.Intercept, weighted.Intercept, 1e-9);
        Assert.NotEqual(SigmoidNewton.Fit(Margins, Labels).Intercept, weighted.Intercept, 1e-2);
    }

    [Fact]
    public void Blocks_of_whole_weights_are_those_of_as_many_rows()
    {
        var weighted = PoolAdjacentViolators.Pool(CalibratorFit.Distinct(Margins, Labels, [.. Times.Select(count => (double)count)]));
        var rows = PoolAdjacentViolators.Pool(CalibratorFit.Distinct([.. Repeated.Select(row => Margins[row])], [.. Repeated.Select(row => Labels[row])]));

        Assert.True(rows.Count > 5);
        Assert.Equal(rows.Select(block => (block.Weight, block.Positives)), weighted.Select(block => (block.Weight, block.Positives)));
    }

    [Fact]
    public void Only_the_ratios_of_weights_count()
    {
        float[] fives = [.. Weights.Select(_ => 5f)];
        float[] larger = [.. Weights.Select(weight => 8 * weight)];

        Assert.Equal(CalibratorFit.FitSigmoid(Margins, Labels).Intercept, CalibratorFit.FitSigmoid(Margins, Labels, fives).Intercept, 1e-9);
        Assert.Equal(CalibratorFit.FitIsotonic(Margins, Labels).Probability(0.3), CalibratorFit.FitIsotonic(Margins, Labels, fives).Probability(0.3), 1e-9);
        Assert.Equal(CalibratorFit.FitSigmoid(Margins, Labels, Weights).Intercept, CalibratorFit.FitSigmoid(Margins, Labels, larger).Intercept, 1e-9);
    }

    [Fact]
    public void A_few_heavy_rows_are_worth_few_rows_and_so_ask_for_a_sigmoid()
    {
        float[] labels = [.. Enumerable.Range(0, 4_000).Select(row => row % 2 == 0 ? 1f : 0f)];
        double[] margins = [.. labels.Select((label, row) => label + Math.Sin(row))];
        float[] heavy = [.. labels.Select((_, row) => row < 20 ? 1_000f : 1f)];

        Assert.IsType<IsotonicCalibrator>(CalibratorFit.Fit(margins, labels));
        Assert.IsType<IsotonicCalibrator>(CalibratorFit.Fit(margins, labels, [.. labels.Select(_ => 0.3f)]));
        Assert.IsType<SigmoidCalibrator>(CalibratorFit.Fit(margins, labels, heavy));
    }

    [Fact]
    public void Effective_rows_are_the_rows_of_equal_weights_and_one_where_one_weighs_all()
    {
        Assert.Equal(7, EffectiveRows.Of([.. Enumerable.Repeat(0.2f, 7)]), 1e-9);
        Assert.Equal(1, EffectiveRows.Of([1e6f, 1e-3f, 1e-3f]), 1e-6);

        // (1 + 2 + 3)² / (1 + 4 + 9).
        Assert.Equal(36 / 14.0, EffectiveRows.Of([1, 2, 3]), 1e-12);
        Assert.Equal(0, EffectiveRows.Of([]));
    }

    [Theory]
    [InlineData(0f, "Weight of row 1 is 0")]
    [InlineData(float.NaN, "Weight of row 1 is NaN")]
    public void A_weight_that_is_none_is_refused(float weight, string message)
    {
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => CalibratorFit.Fit([0, 1], [0, 1], [1, weight])).Message, StringComparison.Ordinal);
        Assert.Contains("1 weights for 2 rows", Assert.Throws<ArgumentException>(() => CalibratorFit.Fit([0, 1], [0, 1], [1])).Message, StringComparison.Ordinal);
    }
}
