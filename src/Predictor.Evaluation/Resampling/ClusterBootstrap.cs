namespace Predictor.Evaluation.Resampling;

/// <summary>
/// Draws whole customers with replacement (Field and Welsh, 2007, "Bootstrapping clustered data"): rows of one customer resemble each other,
/// and drawing rows would make intervals too narrow. Each draw has a random stream of its own, so threads do not change a figure.
/// </summary>
internal static class ClusterBootstrap
{
    public static PointMetrics[] Draw(RankedRows rows, ulong seed, int draws)
    {
        var measured = new PointMetrics[draws];
        Parallel.For(
            0,
            draws,
            () => new int[rows.Customers],
            (draw, _, times) =>
            {
                FillTimes(times, seed, draw);
                measured[draw] = rows.Measure(times);
                return times;
            },
            _ => { });
        return measured;
    }

    /// <summary>As many customers as there are, with replacement: how often each was drawn.</summary>
    internal static void FillTimes(Span<int> times, ulong seed, int draw)
    {
        times.Clear();
        var random = new SplitMix64(seed, (ulong)draw);
        for (var i = 0; i < times.Length; i++)
        {
            times[random.Below(times.Length)]++;
        }
    }
}
