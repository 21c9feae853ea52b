namespace Predictor.Training.Weighting;

/// <summary>
/// Quantiles of rows of unequal weight: a row stands in the middle of its weight, the first and the last at the ends, and between two rows it goes
/// straight. Equal weights give the plain quantiles, linear between neighbours.
/// </summary>
internal static class WeightedQuantiles
{
    /// <returns>0 to 100 %, 101 of them.</returns>
    public static double[] Percentiles(double[] values, float[] weights)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(row => values[row]).ThenBy(row => row)];
        var places = new double[order.Length];
        for (var i = 1; i < places.Length; i++)
        {
            places[i] = places[i - 1] + ((weights[order[i - 1]] + (double)weights[order[i]]) / 2);
        }

        var percentiles = new double[101];
        for (int percent = 0, above = 0; percent <= 100; percent++)
        {
            var place = percent / 100.0 * places[^1];
            while (above < places.Length - 1 && places[above] < place)
            {
                above++;
            }

            var below = Math.Max(0, above - 1);
            var (low, high) = (values[order[below]], values[order[above]]);
            percentiles[percent] = places[above] > places[below] ? low + ((place - places[below]) / (places[above] - places[below]) * (high - low)) : high;
        }

        return percentiles;
    }
}
