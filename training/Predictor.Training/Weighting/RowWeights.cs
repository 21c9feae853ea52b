namespace Predictor.Training.Weighting;

/// <summary>Means over rows of unequal weight; null weights are all 1.</summary>
internal static class RowWeights
{
    public static double Mean(double[] values, float[]? weights)
    {
        if (weights is null)
            return values.Average();
        var (sum, all) = (0.0, 0.0);
        for (var row = 0; row < values.Length; row++)
        {
            sum += weights[row] * values[row];
            all += weights[row];
        }

        return sum / all;
    }

    /// <summary>Of the mean, the rows being independent: sqrt(sum w² (v - mean)²) / sum w (Cochran, 1977, "Sampling Techniques", ratio estimator).</summary>
    public static double StandardError(double[] values, float[]? weights)
    {
        var mean = Mean(values, weights);
        if (weights is null)
        {
            var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
            return Math.Sqrt(variance / values.Length);
        }

        var (squares, all) = (0.0, 0.0);
        for (var row = 0; row < values.Length; row++)
        {
            var part = weights[row] * (values[row] - mean);
            squares += part * part;
            all += weights[row];
        }

        return Math.Sqrt(squares) / all;
    }

    /// <summary>Two reasons to weight a row multiply.</summary>
    public static float[]? Times(float[]? one, float[]? other) =>
        one is null ? other : other is null ? one : [.. one.Zip(other, (first, second) => first * second)];
}
