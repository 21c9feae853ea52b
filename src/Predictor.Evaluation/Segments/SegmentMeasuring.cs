using Predictor.Evaluation.Profit;
using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Segments;

/// <summary>Performance by group: whom the predictions serve badly.</summary>
public static class SegmentMeasuring
{
    /// <summary>One entry a name, in their order; O(rows log rows) a group, then O(rows) a draw and group.</summary>
    /// <param name="labels">0 or 1.</param>
    /// <param name="probabilities">In [0, 1], one a label.</param>
    /// <param name="customers">Group number of each row's customer, or empty when each row is its own.</param>
    /// <param name="segments">Position in <paramref name="names"/> of each row's group; -1: of none, but still of the rest of all.</param>
    /// <param name="names">Of the groups.</param>
    /// <param name="threshold">Probability from which on a row is selected.</param>
    /// <param name="seed">Of the resampling.</param>
    /// <param name="draws">Bootstrap draws; 0 gives no intervals (NaN).</param>
    /// <param name="economics">Of the expected maximum profit; null: the paper's.</param>
    /// <param name="values">What each row's customer is worth, money; empty: as the economics say.</param>
    /// <exception cref="ArgumentException">Lengths differ, a label is neither 0 nor 1, a probability is outside 0 to 1, a position is out of range.</exception>
    public static IReadOnlyList<SegmentPerformance> Measure(
        float[] labels,
        double[] probabilities,
        int[] customers,
        int[] segments,
        IReadOnlyList<string> names,
        double threshold,
        ulong seed = 1,
        int draws = 200,
        ChurnEconomics? economics = null,
        double[]? values = null)
    {
        LabelledScores.Check(labels, probabilities, areProbabilities: true);
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        if (segments.Length != labels.Length || segments.Any(segment => segment < -1 || segment >= names.Count))
        {
            throw new ArgumentException($"{segments.Length} segments for {labels.Length} rows: expected one a row, from -1 to {names.Count - 1}.", nameof(segments));
        }

        var numbers = CustomerNumbers.Of(customers, labels.Length);
        return [.. names.Select((name, segment) =>
        {
            int[] inside = [.. Rows(segments, each => each == segment)], outside = [.. Rows(segments, each => each != segment)];
            SegmentRows Side(int[] rows) => new(Pick(labels, rows), Pick(probabilities, rows), numbers.Of(rows), threshold);
            var (own, rest) = (Side(inside), Side(outside));
            var each = new int[numbers.Count];
            Array.Fill(each, 1);
            var (ownWhole, restWhole) = (own.Measure(each), rest.Measure(each));
            var drawn = ClusterBootstrap.Draw(seed, draws, () => new int[numbers.Count], times => times, times => (Own: own.Measure(times), Others: rest.Measure(times)));
            Estimate Value(Func<SegmentFigures, double> figure) => PercentileInterval.Of(figure(ownWhole), drawn.Select(draw => figure(draw.Own)), draws);
            Estimate Gap(Func<SegmentFigures, double> figure) => PercentileInterval.Of(figure(ownWhole - restWhole), drawn.Select(draw => figure(draw.Own - draw.Others)), draws);
            return new SegmentPerformance(
                name,
                Performance.Measure(
                    Pick(labels, inside), Pick(probabilities, inside), customers.Length == 0 ? [] : Pick(customers, inside), seed, draws, economics, values is null ? [] : Pick(values, inside)),
                Value(figures => figures.ObservedOverExpected),
                Value(figures => figures.SelectionRate),
                Gap(figures => figures.Auc),
                Gap(figures => figures.ObservedOverExpected),
                Gap(figures => figures.SelectionRate));
        })];
    }

    private static IEnumerable<int> Rows(int[] segments, Predicate<int> isOne) => Enumerable.Range(0, segments.Length).Where(row => isOne(segments[row]));

    private static T[] Pick<T>(T[] all, int[] rows) => Array.ConvertAll(rows, row => all[row]);
}
