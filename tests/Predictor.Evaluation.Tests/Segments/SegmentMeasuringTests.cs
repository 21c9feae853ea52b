using Predictor.Evaluation.Segments;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Segments;

public sealed class SegmentMeasuringTests
{
    [Fact]
    public void Each_segment_has_the_figures_of_its_rows_and_gaps_to_the_rest()
    {
        var rows = Expected.Case("distinct");
        int[] segments = [.. Enumerable.Range(0, rows.Labels.Length).Select(i => (i % 4) - 1)];
        var found = SegmentMeasuring.Measure(rows.Labels, rows.Probabilities, [], segments, ["a", "b", "c"], threshold: 0.3);
        Assert.Equal(["a", "b", "c"], found.Select(each => each.Name));
        var (y, p) = Pick(segment => segment == 1);
        var (restY, restP) = Pick(segment => segment != 1);
        var b = found[1];
        Assert.Equal(Performance.Measure(y, p, []), b.Performance);
        Assert.Equal(y.Sum() / p.Sum(), b.ObservedOverExpected.Value, 1e-12);
        Assert.Equal(p.Count(each => each >= 0.3) / (double)p.Length, b.SelectionRate.Value, 1e-12);
        Assert.Equal(Metrics.Auc(y, p) - Metrics.Auc(restY, restP), b.AucGap.Value, 1e-12);
        Assert.Equal((y.Sum() / p.Sum()) - (restY.Sum() / restP.Sum()), b.ObservedOverExpectedGap.Value, 1e-12);
        Assert.All([b.AucGap, b.ObservedOverExpectedGap, b.SelectionRateGap], gap => Assert.InRange(gap.Value, gap.Low, gap.High));

        (float[] Labels, double[] Probabilities) Pick(Predicate<int> isOne)
        {
            int[] chosen = [.. Enumerable.Range(0, segments.Length).Where(row => isOne(segments[row]))];
            return ([.. chosen.Select(row => rows.Labels[row])], [.. chosen.Select(row => rows.Probabilities[row])]);
        }
    }

    [Fact]
    public void A_segment_that_is_underestimated_shows_a_gap_beyond_its_interval()
    {
        // Both halves have the same probabilities; in the second half labels come twice as often.
        float[] labels = [.. Enumerable.Range(0, 2000).Select(i => i < 1000 ? (i % 10 == 0 ? 1f : 0f) : (i % 5 == 0 ? 1f : 0f))];
        double[] probabilities = [.. Enumerable.Range(0, 2000).Select(i => 0.1 + (0.0001 * (i % 7)))];
        int[] segments = [.. Enumerable.Range(0, 2000).Select(i => i / 1000)];
        var found = SegmentMeasuring.Measure(labels, probabilities, [], segments, ["as said", "twice"], threshold: 0.5);
        Assert.True(found[1].ObservedOverExpectedGap.Low > 0.5);
        Assert.True(found[0].ObservedOverExpectedGap.High < -0.5);
    }

    [Fact]
    public void Positions_out_of_range_are_refused() =>
        Assert.Contains("expected one a row, from -1 to 0", Assert.Throws<ArgumentException>(
            () => SegmentMeasuring.Measure([1, 0], [0.2, 0.1], [], [0, 1], ["a"], 0.5)).Message, StringComparison.Ordinal);
}
