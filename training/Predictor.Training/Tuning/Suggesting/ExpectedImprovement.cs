namespace Predictor.Training.Tuning.Suggesting;

/// <summary>
/// By how much a place is expected to be below the least value so far (D. R. Jones, M. Schonlau, W. J. Welch, 1998, "Efficient global optimization of
/// expensive black-box functions"); the least is that of the process's means where it was asked, for what was measured there is noisy.
/// </summary>
internal sealed class ExpectedImprovement(GaussianProcess process, double[][] tried)
{
    private readonly double _least = tried.Min(place => process.At(place).Mean);

    public double At(double[] place)
    {
        var (mean, deviation) = process.At(place);
        if (deviation <= 0)
            return Math.Max(0, _least - mean);
        var z = (_least - mean) / deviation;
        return deviation * ((z * Below(z)) + (Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI)));
    }

    /// <summary>
    /// Chance of a standard normal below z, to 1e-7 (M. Abramowitz, I. A. Stegun, 1964, 26.2.17): what is compared are places, and further digits say
    /// nothing of them.
    /// </summary>
    private static double Below(double z)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(z)));
        var series = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        var tail = series * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        return z < 0 ? tail : 1 - tail;
    }
}
