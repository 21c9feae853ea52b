using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Calibration;

public sealed class CalibratorFitTests
{
    [Fact]
    public void Isotonic_needs_enough_rows_of_both_classes()
    {
        var (margins, labels) = Rows(positives: CalibratorFit.IsotonicFromRows, negatives: CalibratorFit.IsotonicFromRows);
        Assert.IsType<IsotonicCalibrator>(CalibratorFit.Fit(margins, labels));
        (margins, labels) = Rows(positives: CalibratorFit.IsotonicFromRows - 1, negatives: 5 * CalibratorFit.IsotonicFromRows);
        Assert.IsType<SigmoidCalibrator>(CalibratorFit.Fit(margins, labels));
        (margins, labels) = Rows(positives: 5 * CalibratorFit.IsotonicFromRows, negatives: 3);
        Assert.IsType<SigmoidCalibrator>(CalibratorFit.Fit(margins, labels));

        static (double[] Margins, float[] Labels) Rows(int positives, int negatives) =>
            ([.. Enumerable.Range(0, positives + negatives).Select(i => (double)i)],
            [.. Enumerable.Repeat(0f, negatives), .. Enumerable.Repeat(1f, positives)]);
    }

    [Fact]
    public void Isotonic_knots_stay_inside_0_and_1_even_when_the_margin_separates_the_classes()
    {
        double[] margins = [.. Enumerable.Range(1, 60).Select(i => (double)i)];
        var found = CalibratorFit.FitIsotonic(margins, [.. margins.Select(margin => margin > 30 ? 1f : 0f)]);

        // Five positives with thirty negatives, five negatives with thirty positives; 1 + ... + 30 = 465, 31 + ... + 60 = 1365.
        Assert.Equal([5 / 35.0, 30 / 35.0], found.Probabilities, new Near(1e-14));
        Assert.Equal([(465 + (5 * 1)) / 35.0, (1365 + (5 * 60)) / 35.0], found.Margins, new Near(1e-12));
    }

    [Fact]
    public void Two_lucky_rows_at_the_top_do_not_make_a_sure_thing()
    {
        // A quarter positive throughout, but for the two highest.
        double[] margins = [.. Enumerable.Range(0, 402).Select(i => (double)i)];
        var found = CalibratorFit.FitIsotonic(margins, [.. margins.Select(margin => margin >= 400 || margin % 4 == 0 ? 1f : 0f)]);
        Assert.InRange(found.Probability(401), 0.2, 0.35);
    }

    [Fact]
    public void Isotonic_on_one_class_and_on_one_margin_is_a_single_knot_that_still_rises()
    {
        foreach (var found in new[] { CalibratorFit.FitIsotonic([1, 2, 3], [0, 0, 0]), CalibratorFit.FitIsotonic([1, 1, 1, 1], [0, 1, 0, 0]) })
        {
            Assert.True(found.Probability(0) < found.Probability(1));
            Assert.True(found.Probability(1) < found.Probability(3));
            Assert.All(found.Probabilities, p => Assert.InRange(p, 0.05, 0.95));
        }
    }

    [Fact]
    public void Calibrated_probabilities_keep_the_rate_of_the_slice()
    {
        var rows = Expected.Case("distinct");
        var rate = rows.Labels.Average(label => (double)label);
        Assert.Equal(rate, rows.Margins.Average(CalibratorFit.FitSigmoid(rows.Margins, rows.Labels).Probability), 2e-3);

        // Lines between block means bend the mean a little; the steps themselves keep it but for the ten rows added at the ends.
        Assert.Equal(rate, rows.Margins.Average(CalibratorFit.FitIsotonic(rows.Margins, rows.Labels).Probability), 2e-2);
    }

    [Fact]
    public void Bad_slices_are_refused()
    {
        Assert.Contains("at least one row", Assert.Throws<ArgumentException>(() => CalibratorFit.Fit([], [])).Message, StringComparison.Ordinal);
        Assert.Contains("finite", Assert.Throws<ArgumentException>(() => CalibratorFit.Fit([double.PositiveInfinity], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("expected 0 or 1", Assert.Throws<ArgumentException>(() => CalibratorFit.Fit([0], [-1])).Message, StringComparison.Ordinal);
    }

    private sealed class Near(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double obj) => 0;
    }
}
