using Predictor.Charts;

namespace Predictor.Desk.Centre;

/// <summary>
/// How often something happened beside how often it was expected to on arrival, over the same cases with a mature label.
/// The 95 % interval of the ratio resamples customers with all their cases (percentile bootstrap): cases of one customer are not independent.
/// </summary>
/// <param name="Cases">With a mature label.</param>
/// <param name="Observed">Of which it happened.</param>
/// <param name="Expected">Sum of their probabilities at arrival.</param>
/// <param name="Ratio">Observed / Expected; NaN without cases.</param>
/// <param name="Low">Of the interval.</param>
/// <param name="High">Of the interval.</param>
public sealed record ObservedOverExpected(int Cases, int Observed, double Expected, double Ratio, double Low, double High)
{
    /// <summary>Fewer expected than this say nothing.</summary>
    public const double LeastExpected = 5;

    private const int Draws = 400;

    public double ObservedShare => (double)Observed / Cases;

    public double ExpectedShare => Expected / Cases;

    /// <summary>"As expected" while the interval holds 1, its ends taken as they are shown: with two decimals.</summary>
    public Comparison Comparison =>
        Cases == 0 || Expected < LeastExpected ? Comparison.TooFew
        : Math.Round(Low, 2) > 1 ? Comparison.More
        : Math.Round(High, 2) < 1 ? Comparison.Fewer
        : Comparison.AsExpected;

    /// <param name="labels">0 or 1.</param>
    /// <param name="probabilities">At arrival, one a label.</param>
    /// <param name="customers">Group of each label, any numbers.</param>
    /// <param name="seed">Of the resampling.</param>
    public static ObservedOverExpected Measure(IReadOnlyList<sbyte> labels, IReadOnlyList<double> probabilities, IReadOnlyList<int> customers, int seed = 1)
    {
        var groups = new Dictionary<int, int>();
        var observed = new List<int>();
        var expected = new List<double>();
        for (var i = 0; i < labels.Count; i++)
        {
            if (groups.TryAdd(customers[i], observed.Count))
            {
                observed.Add(0);
                expected.Add(0);
            }

            var group = groups[customers[i]];
            observed[group] += labels[i];
            expected[group] += probabilities[i];
        }

        var totalObserved = observed.Sum();
        var totalExpected = expected.Sum();
        if (totalExpected <= 0)
        {
            return new ObservedOverExpected(labels.Count, totalObserved, totalExpected, double.NaN, double.NaN, double.NaN);
        }

        var (low, high) = Interval([.. observed], [.. expected], seed);
        return new ObservedOverExpected(labels.Count, totalObserved, totalExpected, totalObserved / totalExpected, low, high);
    }

    private static (double Low, double High) Interval(int[] observed, double[] expected, int seed)
    {
        // The same seed gives the same draws; nothing here guards a secret.
#pragma warning disable CA5394
        var random = new Random(seed);
        var ratios = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var drawnObserved = 0;
            var drawnExpected = 0.0;
            for (var i = 0; i < observed.Length; i++)
            {
                var customer = random.Next(observed.Length);
                drawnObserved += observed[customer];
                drawnExpected += expected[customer];
            }

            ratios[draw] = drawnObserved / drawnExpected;
        }
#pragma warning restore CA5394

        Array.Sort(ratios);
        return (Quantile(ratios, 0.025), Quantile(ratios, 0.975));
    }

    private static double Quantile(double[] sorted, double at)
    {
        var place = at * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
