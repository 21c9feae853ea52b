namespace Predictor.Evaluation.Distributions;

/// <summary>A rate with its score interval: E. B. Wilson, 1927, "Probable inference, the law of succession, and statistical inference".</summary>
public static class ScoreInterval
{
    /// <param name="positives">From 0 to <paramref name="rows"/>.</param>
    /// <param name="rows">Independent of each other; none: NaN.</param>
    /// <param name="level">Of the interval, in (0, 1).</param>
    public static Estimate Of(double positives, double rows, double level) => OfDeviations(positives, rows, NormalDistribution.Quantile(0.5 + (level / 2)));

    /// <param name="positives">From 0 to <paramref name="rows"/>.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="z">Half width of the interval in standard deviations.</param>
    internal static Estimate OfDeviations(double positives, double rows, double z)
    {
        var rate = positives / rows;
        var scale = 1 + (z * z / rows);
        var centre = (rate + (z * z / (2 * rows))) / scale;
        var half = z / scale * Math.Sqrt((rate * (1 - rate) / rows) + (z * z / (4 * rows * rows)));
        return new Estimate(rate, Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
