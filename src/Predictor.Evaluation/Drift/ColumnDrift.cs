using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Drift;

/// <summary>A column now against the same column as remembered. Intervals are of what is there now (customers resampled); the remembered counts stand.</summary>
public sealed record ColumnDrift
{
    /// <summary>Rows now.</summary>
    public required long Rows { get; init; }

    /// <summary>Over all bins, that of missing cells (and of unknown levels) among them; its interval is centred, as noise can only raise it.</summary>
    public required Estimate PopulationStability { get; init; }

    /// <summary>What the index would be without any drift.</summary>
    public required StabilityNoise Noise { get; init; }

    /// <summary>Numbers only: over cells that are there.</summary>
    public Estimate? KolmogorovSmirnov { get; init; }

    /// <summary>Categories only: over all bins.</summary>
    public Estimate? JensenShannon { get; init; }

    /// <summary>Share of missing cells now.</summary>
    public required Estimate Missing { get; init; }

    /// <summary>Share of missing cells as remembered.</summary>
    public required double MissingBefore { get; init; }

    /// <summary>Categories only: share of levels that the model never saw.</summary>
    public Estimate? Unknown { get; init; }

    /// <summary>The same as remembered.</summary>
    public double? UnknownBefore { get; init; }

    public required DriftVerdict Verdict { get; init; }

    /// <summary>O(rows) a draw. Same arguments, same figures, whatever the number of threads.</summary>
    /// <param name="before">As remembered.</param>
    /// <param name="bins">Bin of each row now, as <paramref name="before"/> has them (its BinsOf).</param>
    /// <param name="customers">Group number of each row, or empty when each row is its own.</param>
    /// <param name="seed">Of the resampling.</param>
    /// <param name="draws">Bootstrap draws; 0 gives no intervals (NaN) and takes rows for independent.</param>
    /// <exception cref="ArgumentException">Customers neither one a row nor none; a bin that is not there.</exception>
    public static ColumnDrift Measure(Distribution before, int[] bins, ReadOnlySpan<int> customers, ulong seed = 1, int draws = 200)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        var remembered = before.Counts();
        if (bins.Any(bin => bin < 0 || bin >= remembered.Length))
        {
            throw new ArgumentException($"Bins from {bins.Min()} to {bins.Max()}: expected 0 to {remembered.Length - 1}.", nameof(bins));
        }

        var numbers = CustomerNumbers.Of(customers, bins.Length);
        var each = new int[numbers.Count];
        Array.Fill(each, 1);
        var counts = Count(bins, numbers, each, remembered.Length);
        var drawn = ClusterBootstrap.Draw(
            seed, draws, () => new int[numbers.Count], times => times, times => Count(bins, numbers, times, remembered.Length));
        var (isNumber, unknown, missing) = (before is NumberDistribution, before.UnknownBin, remembered.Length - 1);
        double Stability(long[] now) => Divergence.PopulationStability(remembered, now);
        Estimate Share(int bin) => PercentileInterval.Of(ShareOf(counts, bin), drawn.Select(now => ShareOf(now, bin)), draws);
        Estimate Centred(Func<long[], double> figure) => PercentileInterval.Centred(figure(counts), drawn.Select(figure), draws);

        var stability = Centred(Stability);
        var filled = remembered.Zip(counts, (a, b) => a + b).Count(rows => rows > 0);
        var noise = StabilityNoise.Of(filled, before.Rows, bins.Length, DesignEffect(stability.Value, drawn.Select(Stability), filled, bins.Length));
        return new ColumnDrift
        {
            Rows = bins.Length,
            PopulationStability = stability,
            Noise = noise,
            KolmogorovSmirnov = isNumber ? Centred(now => Divergence.KolmogorovSmirnov(remembered.AsSpan(0, missing), now.AsSpan(0, missing))) : null,
            JensenShannon = isNumber ? null : Centred(now => Divergence.JensenShannon(remembered, now)),
            Missing = Share(missing),
            MissingBefore = ShareOf(remembered, missing),
            Unknown = isNumber ? null : Share(unknown),
            UnknownBefore = isNumber ? null : ShareOf(remembered, unknown),
            Verdict = Judge(stability.Value, noise),
        };
    }

    private static DriftVerdict Judge(double stability, StabilityNoise noise) =>
        !(stability > noise.Limit) ? DriftVerdict.Stable
        : (stability - noise.Expected) switch
        {
            >= 0.25 => DriftVerdict.Severe,
            >= 0.1 => DriftVerdict.Moderate,
            _ => DriftVerdict.Stable,
        };

    /// <summary>
    /// By how much more than independent rows the draws of customers raise the index: a draw adds the noise of its sample, (bins - 1) / m where rows are
    /// independent.
    /// </summary>
    private static double DesignEffect(double stability, IEnumerable<double> drawn, int bins, int rows)
    {
        var raised = drawn.DefaultIfEmpty(stability).Average() - stability;
        return bins > 1 ? Math.Max(1, raised * rows / (bins - 1)) : 1;
    }

    private static long[] Count(int[] bins, CustomerNumbers customers, int[] times, int count)
    {
        var counts = new long[count];
        for (var row = 0; row < bins.Length; row++)
        {
            counts[bins[row]] += times[customers.OfRow[row]];
        }

        return counts;
    }

    private static double ShareOf(long[] counts, int bin)
    {
        var rows = counts.Sum();
        return rows > 0 ? (double)counts[bin] / rows : double.NaN;
    }
}
