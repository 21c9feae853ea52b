namespace Predictor.Evaluation.Resampling;

/// <summary>The middle 95 % of bootstrap draws (Efron, 1979), between draws by linear interpolation as numpy's percentile.</summary>
internal static class PercentileInterval
{
    /// <summary>Draws in which the figure is undefined are left out; where that is more than half, so are the interval's ends (NaN).</summary>
    public static Estimate Of(double value, IEnumerable<double> draws, int count)
    {
        var defined = draws.Where(double.IsFinite).ToArray();
        if (defined.Length == 0 || defined.Length * 2 < count)
        {
            return new Estimate(value, double.NaN, double.NaN);
        }

        Array.Sort(defined);
        return new Estimate(value, Quantile(defined, 0.025), Quantile(defined, 0.975));
    }

    /// <summary>
    /// For a figure that noise can only raise (calibration error): a draw holds the noise of sampling twice, so its percentiles lie too high
    /// and may leave the value itself out. They are moved down until the draws' median is the value, and end at 0.
    /// </summary>
    public static Estimate Centred(double value, IEnumerable<double> draws, int count)
    {
        var all = draws.ToArray();
        var interval = Of(value, all, count);
        if (double.IsNaN(interval.Low))
        {
            return interval;
        }

        var defined = Array.FindAll(all, double.IsFinite);
        Array.Sort(defined);
        var shift = Math.Max(0, Quantile(defined, 0.5) - value);
        return new Estimate(value, Math.Max(0, interval.Low - shift), interval.High - shift);
    }

    internal static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
