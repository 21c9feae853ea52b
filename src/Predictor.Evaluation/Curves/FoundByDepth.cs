using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Curves;

/// <summary>How far one gets by working down the list; rows of equal probability share their positives evenly, as in the metrics.</summary>
public static class FoundByDepth
{
    private static readonly double[] Shares = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1];

    /// <summary>By depth, the least first. Intervals resample customers, each draw with depths of its own rows. O(n log n) once, then O(n) a draw.</summary>
    /// <param name="labels">0 or 1.</param>
    /// <param name="probabilities">One a label.</param>
    /// <param name="customers">Group number of each row, or empty when each row is its own.</param>
    /// <param name="seed">Of the resampling.</param>
    /// <param name="draws">Bootstrap draws; 0 gives no intervals (NaN).</param>
    /// <exception cref="ArgumentException">Lengths differ, a label is neither 0 nor 1, a probability is outside 0 to 1.</exception>
    public static IReadOnlyList<Depth> Of(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> customers, ulong seed = 1, int draws = 200)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        LabelledScores.Check(labels, probabilities, areProbabilities: true);
        var list = new WorkedList(labels, probabilities, CustomerNumbers.Of(customers, labels.Length));
        var whole = list.Work(list.Once(), Shares);
        var drawn = ClusterBootstrap.Draw(seed, draws, () => new int[list.Customers], times => times, times => list.Work(times, Shares));
        return
        [
            .. Shares.Select((share, i) => new Depth(
                share,
                (int)whole[i].Rows,
                PercentileInterval.Of(whole[i].Found, drawn.Select(draw => draw[i].Found), draws),
                PercentileInterval.Of(whole[i].Rate, drawn.Select(draw => draw[i].Rate), draws))),
        ];
    }
}
