namespace Predictor.Evaluation.Drift;

/// <summary>How far apart two distributions over the same bins are.</summary>
public static class Divergence
{
    /// <summary>
    /// Population stability index: sum of (q - p) ln(q / p) over bins, p and q shares of the rows (the symmetric Kullback-Leibler divergence, H. Jeffreys, 1946).
    /// An empty bin counts as half a row there, so that the index is finite; a bin empty in both counts for nothing.
    /// </summary>
    /// <exception cref="ArgumentException">Different numbers of bins.</exception>
    public static double PopulationStability(ReadOnlySpan<long> before, ReadOnlySpan<long> now)
    {
        var (rowsBefore, rowsNow) = Rows(before, now);
        var sum = 0.0;
        for (var bin = 0; bin < before.Length; bin++)
        {
            if (before[bin] + now[bin] > 0)
            {
                var (p, q) = (Math.Max(before[bin], 0.5) / rowsBefore, Math.Max(now[bin], 0.5) / rowsNow);
                sum += (q - p) * Math.Log(q / p);
            }
        }

        return rowsBefore > 0 && rowsNow > 0 ? sum : double.NaN;
    }

    /// <summary>Jensen-Shannon distance with logarithms to base 2: 0 alike, 1 without a bin in common. J. Lin, 1991; its square root is a metric (Endres and Schindelin, 2003).</summary>
    /// <exception cref="ArgumentException">Different numbers of bins.</exception>
    public static double JensenShannon(ReadOnlySpan<long> before, ReadOnlySpan<long> now)
    {
        var (rowsBefore, rowsNow) = Rows(before, now);
        var sum = 0.0;
        for (var bin = 0; bin < before.Length; bin++)
        {
            var (p, q) = (before[bin] / rowsBefore, now[bin] / rowsNow);
            var middle = (p + q) / 2;
            sum += p > 0 ? p * Math.Log2(p / middle) : 0;
            sum += q > 0 ? q * Math.Log2(q / middle) : 0;
        }

        return rowsBefore > 0 && rowsNow > 0 ? Math.Sqrt(Math.Max(0, sum / 2)) : double.NaN;
    }

    /// <summary>Kolmogorov-Smirnov statistic of ordered bins: the largest distance of the two cumulative shares at the bins' edges, at most that of the values themselves.</summary>
    /// <exception cref="ArgumentException">Different numbers of bins.</exception>
    public static double KolmogorovSmirnov(ReadOnlySpan<long> before, ReadOnlySpan<long> now)
    {
        var (rowsBefore, rowsNow) = Rows(before, now);
        double below = 0, belowNow = 0, largest = 0;
        for (var bin = 0; bin < before.Length; bin++)
        {
            below += before[bin];
            belowNow += now[bin];
            largest = Math.Max(largest, Math.Abs((below / rowsBefore) - (belowNow / rowsNow)));
        }

        return rowsBefore > 0 && rowsNow > 0 ? largest : double.NaN;
    }

    private static (double Before, double Now) Rows(ReadOnlySpan<long> before, ReadOnlySpan<long> now)
    {
        if (before.Length != now.Length)
        {
            throw new ArgumentException($"{now.Length} bins against {before.Length}: expected as many.", nameof(now));
        }

        long rowsBefore = 0, rowsNow = 0;
        for (var bin = 0; bin < before.Length; bin++)
        {
            rowsBefore += before[bin];
            rowsNow += now[bin];
        }

        return (rowsBefore, rowsNow);
    }
}
