namespace Predictor.Evaluation.Resampling;

/// <summary>Any figure of customers drawn with replacement, for rooms that measure figures of their own; the same on any number of threads.</summary>
public static class CustomerDraws
{
    /// <param name="customers">How many there are.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="draws">How many.</param>
    /// <param name="measure">The figure, given how often each customer was drawn; called from several threads.</param>
    public static double[] Measure(int customers, ulong seed, int draws, Func<int[], double> measure) =>
        ClusterBootstrap.Draw(seed, draws, () => new int[customers], times => times, measure);

    /// <summary>The middle of the draws, as wide as the level says; draws without a figure are left out, and where that is most of them, so is the interval (NaN).</summary>
    public static Estimate Interval(double value, IReadOnlyList<double> draws, double level)
    {
        double[] defined = [.. draws.Where(double.IsFinite).Order()];
        return defined.Length == 0 || defined.Length * 2 < draws.Count
            ? new Estimate(value, double.NaN, double.NaN)
            : new Estimate(value, PercentileInterval.Quantile(defined, 0.5 - (level / 2)), PercentileInterval.Quantile(defined, 0.5 + (level / 2)));
    }
}
