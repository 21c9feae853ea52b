using Predictor.Evaluation.Distributions;

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

    /// <summary>
    /// The bin that a probability falls into: the middle of two bins' means counts as their border. The outermost have none beyond them and reach as far from their mean as
    /// on the other side; a single bin holds all.
    /// </summary>
    /// <returns>The nearest bin, and whether the probability is within its reach.</returns>
    /// <exception cref="InvalidOperationException">There is no bin.</exception>
    public (int Bin, bool IsWithin) Place(double probability)
    {
        if (Bins.Count == 0)
            throw new InvalidOperationException("A curve without bins places nothing.");
        var place = 0;
        while (place + 1 < Bins.Count && probability >= (Bins[place].Predicted + Bins[place + 1].Predicted) / 2)
        {
            place++;
        }

        var mean = Bins[place].Predicted;
        var isWithin = Bins.Count == 1
            || ((place < Bins.Count - 1 || probability <= mean + ((mean - Bins[place - 1].Predicted) / 2))
                && (place > 0 || probability >= mean - ((Bins[1].Predicted - mean) / 2)));
        return (place, isWithin);
    }

    /// <summary>Other rows by the bins that they fall into; those beyond the outermost are left out.</summary>
    /// <returns>One a bin; null where no row falls into it.</returns>
    public IReadOnlyList<ReliabilityBin?> Sort(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities)
    {
        if (Bins.Count == 0)
            return [];
        var (rows, positives, sums) = (new int[Bins.Count], new double[Bins.Count], new double[Bins.Count]);
        for (var i = 0; i < labels.Length; i++)
        {
            if (Place(probabilities[i]) is not (var bin, true))
                continue;
            rows[bin]++;
            positives[bin] += labels[i];
            sums[bin] += probabilities[i];
        }

        return [.. rows.Select((count, bin) => count == 0 ? null : new ReliabilityBin(count, sums[bin] / count, Wilson(positives[bin], count)))];
    }

    /// <summary>A rate with its 95 % score interval.</summary>
    internal static Estimate Wilson(double positives, double rows) => ScoreInterval.OfDeviations(positives, rows, NormalDistribution.Z975);
}
