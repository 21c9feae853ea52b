namespace Predictor.Evaluation.Resampling;

/// <summary>
/// Draws whole customers with replacement (Field and Welsh, 2007, "Bootstrapping clustered data"): rows of one customer resemble each other,
/// and drawing rows would make intervals too narrow. Each draw has a random stream of its own, so threads do not change a figure.
/// </summary>
internal static class ClusterBootstrap
{
    public static PointMetrics[] Draw(RankedRows rows, ulong seed, int draws) =>
        Draw(seed, draws, rows.NewSpace, space => space.Times, space => rows.Measure(space));

    /// <summary>Any figure of any number of sets of rows of the same customers: each draw is the same for all of them.</summary>
    /// <param name="seed">Of the draws.</param>
    /// <param name="draws">How many.</param>
    /// <param name="newSpace">What a thread works in.</param>
    /// <param name="times">Where in it stands how often each customer was drawn; filled before measuring.</param>
    /// <param name="measure">The figure of a draw.</param>
    public static T[] Draw<TSpace, T>(ulong seed, int draws, Func<TSpace> newSpace, Func<TSpace, int[]> times, Func<TSpace, T> measure)
    {
        var measured = new T[draws];
        Parallel.For(
            0,
            draws,
            newSpace,
            (draw, _, space) =>
            {
                FillTimes(times(space), seed, draw);
                measured[draw] = measure(space);
                return space;
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
