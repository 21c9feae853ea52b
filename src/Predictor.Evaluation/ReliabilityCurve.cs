namespace Predictor.Evaluation;

/// <summary>Predicted against observed, by bins of equal count in rising order of probability; empty bins are left out.</summary>
public sealed record ReliabilityCurve(IReadOnlyList<ReliabilityBin> Bins)
{
    /// <summary>
    /// Rows in order of probability are cut as numpy's array_split would: the first <c>rows % bins</c> bins hold one row more.
    /// Rows with equal probability that a cut separates share their positives evenly, so the curve does not depend on the order of rows
    /// and equal predictions never look miscalibrated against each other.
    /// </summary>
    public static ReliabilityCurve Of(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities, int bins = 15)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var groups = TieGroup.Ascending(labels, probabilities, areProbabilities: true);
        var cut = new EqualCountBins(labels.Length, bins);
        var curve = new List<ReliabilityBin>(bins);
        var (group, used) = (0, 0L);
        for (var bin = 0; bin < bins && cut.Capacity(bin) > 0; bin++)
        {
            var capacity = cut.Capacity(bin);
            double predicted = 0, positives = 0;
            for (var left = capacity; left > 0;)
            {
                var taken = Math.Min(left, groups[group].Rows - used);
                predicted += taken * groups[group].Score;
                positives += taken * groups[group].Rate;
                left -= taken;
                used += taken;
                if (used == groups[group].Rows)
                {
                    (group, used) = (group + 1, 0);
                }
            }

            curve.Add(new ReliabilityBin((int)capacity, predicted / capacity, Wilson(positives, capacity)));
        }

        return new ReliabilityCurve(curve);
    }

    /// <summary>A rate with its 95 % score interval: E. B. Wilson, 1927, "Probable inference, the law of succession, and statistical inference".</summary>
    internal static Estimate Wilson(double positives, double rows)
    {
        const double Z = 1.959963984540054;
        var rate = positives / rows;
        var scale = 1 + (Z * Z / rows);
        var centre = (rate + (Z * Z / (2 * rows))) / scale;
        var half = Z / scale * Math.Sqrt((rate * (1 - rate) / rows) + (Z * Z / (4 * rows * rows)));
        return new Estimate(rate, Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
