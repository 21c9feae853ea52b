namespace Predictor.Evaluation.Distributions;

/// <summary>
/// What Stirling's formula leaves out of the logarithm of the gamma function: ln Γ(z + 1) = (z + 1/2) ln z - z + ln(2π)/2 + δ(z).
/// Ratios of gamma functions made of it lose nothing to the size of their logarithms. C. Loader, 2000, "Fast and accurate computation of binomial probabilities".
/// </summary>
internal static class StirlingError
{
    /// <summary>From here on the series is exact in doubles.</summary>
    private const double SeriesFrom = 16;

    /// <param name="z">Above 0.</param>
    public static double Of(double z)
    {
        // δ(z) = δ(z + 1) + (z + 1/2) ln(1 + 1/z) - 1 leads up to where the series holds.
        var sum = 0.0;
        for (; z < SeriesFrom; z++)
        {
            sum += ((z + 0.5) * LogOnePlus(1 / z)) - 1;
        }

        var (w, square) = (1 / z, 1 / (z * z));
        return sum + (w * ((1 / 12.0) - (square * ((1 / 360.0) - (square * ((1 / 1260.0) - (square * ((1 / 1680.0) - (square * ((1 / 1188.0) - (square * 691 / 360360)))))))))));
    }

    /// <summary>ln(1 + x) to the last digit also for small x: what 1 + x rounds away is put back (Kahan).</summary>
    internal static double LogOnePlus(double x)
    {
        var rounded = 1 + x;
        return rounded == 1 ? x : Math.Log(rounded) * (x / (rounded - 1));
    }
}
