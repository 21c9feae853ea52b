namespace Predictor.Models.Scoring;

/// <summary>Where a probability stands among the calibration slice's.</summary>
internal static class Percentile
{
    /// <param name="quantiles">Of 0 to 100 %, never falling.</param>
    /// <param name="probability">Below all: 0; above all: 100; between two: by linear interpolation; equal to a run of them: the middle of the run.</param>
    public static double Of(ReadOnlySpan<double> quantiles, double probability)
    {
        var first = FirstAtLeast(quantiles, probability);
        var end = first;
        while (end < quantiles.Length && quantiles[end] == probability)
        {
            end++;
        }

        var step = 100.0 / (quantiles.Length - 1);
        if (end > first)
        {
            return step * (first + end - 1) / 2;
        }

        return first == 0 ? 0
            : first == quantiles.Length ? 100
            : step * (first - 1 + ((probability - quantiles[first - 1]) / (quantiles[first] - quantiles[first - 1])));
    }

    private static int FirstAtLeast(ReadOnlySpan<double> quantiles, double probability)
    {
        var (low, high) = (0, quantiles.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = quantiles[middle] < probability ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
