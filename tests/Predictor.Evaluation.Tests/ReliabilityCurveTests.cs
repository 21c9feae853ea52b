using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests;

public sealed class ReliabilityCurveTests
{
    [Fact]
    public void Wilson_intervals_agree_with_scipy()
    {
        foreach (var expected in Expected.Figures.Wilson)
        {
            var found = ReliabilityCurve.Wilson(expected.Positives, expected.Rows);
            Assert.Equal(expected.Low, found.Low, 1e-12);
            Assert.Equal(expected.High, found.High, 1e-12);
        }
    }

    [Fact]
    public void The_curve_and_its_error_are_scikit_learns_where_it_cuts_alike()
    {
        var (rows, expected) = (Expected.Case("distinct"), DriftFigures.All.Reliability);
        var (labels, probabilities) = (rows.Labels[..990], rows.Probabilities[..990]);
        var bins = ReliabilityCurve.Of(labels, probabilities).Bins;
        Assert.All(expected.Observed.Zip(bins, (there, bin) => there - bin.Observed.Value), gap => Assert.Equal(0, gap, 1e-12));
        Assert.All(expected.Predicted.Zip(bins, (there, bin) => there - bin.Predicted), gap => Assert.Equal(0, gap, 1e-12));
        Assert.Equal(expected.Observed.Length, bins.Count);
        Assert.Equal(expected.Error, Metrics.CalibrationError(labels, probabilities), 1e-12);
    }

    [Fact]
    public void The_first_bins_hold_the_rows_left_over()
    {
        double[] probabilities = [.1, .2, .3, .4, .5, .6, .7];
        var bins = ReliabilityCurve.Of([0, 0, 1, 0, 1, 1, 1], probabilities, 3).Bins;
        Assert.Equal([3, 2, 2], bins.Select(bin => bin.Rows));
        Assert.Equal([0.2, 0.45, 0.65], bins.Select(bin => Math.Round(bin.Predicted, 12)));
        Assert.Equal([1 / 3.0, 0.5, 1], bins.Select(bin => bin.Observed.Value));
    }

    [Fact]
    public void A_cut_through_equal_probabilities_shares_their_positives_evenly()
    {
        var bins = ReliabilityCurve.Of([1, 0, 0, 0], [.5, .5, .5, .5], 2).Bins;
        Assert.Equal([0.25, 0.25], bins.Select(bin => bin.Observed.Value));
    }

    [Fact]
    public void With_fewer_rows_than_bins_there_are_no_empty_bins()
    {
        Assert.Equal(2, ReliabilityCurve.Of([1, 0], [.5, .2]).Bins.Count);
        Assert.Empty(ReliabilityCurve.Of([], []).Bins);
    }

    [Fact]
    public void Bins_together_hold_all_rows_and_all_positives()
    {
        var expected = Expected.Case("ties");
        var bins = ReliabilityCurve.Of(expected.Labels, expected.Probabilities).Bins;
        Assert.Equal(expected.Labels.Length, bins.Sum(bin => bin.Rows));
        Assert.Equal(expected.Labels.Sum(), bins.Sum(bin => bin.Rows * bin.Observed.Value), 1e-9);
        Assert.All(bins, bin => Assert.InRange(bin.Observed.Value, bin.Observed.Low, bin.Observed.High));
    }

    [Fact]
    public void Other_rows_are_sorted_into_the_bins_that_they_fall_into_and_those_beyond_into_none()
    {
        var curve = ReliabilityCurve.Of([0, 0, 1, 0, 1, 1], [.1, .1, .3, .3, .4, .4], 3);

        Assert.Equal([(0, true), (0, true), (1, true), (2, true), (2, false), (0, false)], new[] { 0.1, 0.19, 0.21, 0.45, 0.46, -0.01 }.Select(curve.Place));
        var sorted = curve.Sort([1, 0, 1, 1], [.12, .18, .44, .9]);
        Assert.Equal((2, 0.15, 0.5), (sorted[0]!.Rows, Math.Round(sorted[0]!.Predicted, 12), sorted[0]!.Observed.Value));
        Assert.Null(sorted[1]);
        Assert.Equal((1, 1.0), (sorted[2]!.Rows, sorted[2]!.Observed.Value));
        Assert.Empty(ReliabilityCurve.Of([], []).Sort([1], [.5]));
        Assert.Throws<InvalidOperationException>(() => ReliabilityCurve.Of([], []).Place(0.5));
    }
}
