namespace Predictor.Evaluation.Drift;

/// <summary>
/// The stability index of two samples of the same distribution: about (1/n + d/m) times chi-squared of bins - 1 degrees (B. Yurdakul, 2018, "Statistical
/// properties of population stability index"), with d the design effect of customers who come more than once (1 where rows are independent).
/// </summary>
/// <param name="Expected">Its mean without any drift.</param>
/// <param name="Limit">What it exceeds without drift in one of a thousand samples.</param>
public sealed record StabilityNoise(double Expected, double Limit)
{
    /// <summary>The 99.9 % quantile of the standard normal distribution.</summary>
    private const double Z999 = 3.090232306167813;

    /// <param name="bins">Bins that are not empty in both.</param>
    /// <param name="before">Rows remembered.</param>
    /// <param name="now">Rows held against them.</param>
    /// <param name="designEffect">At least 1.</param>
    public static StabilityNoise Of(int bins, long before, long now, double designEffect)
    {
        double degrees = Math.Max(0, bins - 1), scale = (1.0 / before) + (designEffect / now);
        if (degrees == 0)
        {
            return new StabilityNoise(0, 0);
        }

        // E. B. Wilson, M. M. Hilferty, 1931: the cube root of chi-squared is nearly normal.
        var spread = 2 / (9 * degrees);
        return new StabilityNoise(degrees * scale, degrees * scale * Math.Pow(1 - spread + (Z999 * Math.Sqrt(spread)), 3));
    }
}
