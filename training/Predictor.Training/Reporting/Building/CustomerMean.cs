using Predictor.Evaluation;

namespace Predictor.Training.Reporting.Building;

/// <summary>
/// A mean over rows with its 95 % interval where rows of one customer resemble each other: the error of a ratio whose units are customers
/// (linearised; Cochran, 1977, "Sampling Techniques", 6.3), which is what resampling customers comes to for a mean. O(rows).
/// </summary>
internal static class CustomerMean
{
    private const double Normal975 = 1.959963984540054;

    /// <param name="values">One a row.</param>
    /// <param name="customers">Group number of each row; empty: each row is its own.</param>
    /// <returns>NaN without rows; without an interval where there is but one customer.</returns>
    public static Estimate Of(ReadOnlySpan<double> values, ReadOnlySpan<int> customers)
    {
        if (values.IsEmpty)
            return new Estimate(double.NaN, double.NaN, double.NaN);

        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        var mean = sum / values.Length;
        var gaps = new Dictionary<int, double>();
        for (var i = 0; i < values.Length; i++)
        {
            var customer = customers.IsEmpty ? i : customers[i];
            gaps[customer] = gaps.GetValueOrDefault(customer) + values[i] - mean;
        }

        if (gaps.Count < 2)
            return new Estimate(mean, double.NaN, double.NaN);
        var squares = gaps.Values.Sum(gap => gap * gap) * gaps.Count / (gaps.Count - 1);
        var half = Normal975 * Math.Sqrt(squares) / values.Length;
        return new Estimate(mean, mean - half, mean + half);
    }
}
