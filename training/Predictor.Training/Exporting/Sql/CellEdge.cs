namespace Predictor.Training.Exporting.Sql;

/// <summary>
/// Float32 comparisons said in doubles. A cell is the float32 nearest to a double, ties to the even one; databases compare the double itself.
/// </summary>
internal static class CellEdge
{
    /// <summary>The largest double whose float32 is at most a threshold: a double is at most the one exactly when its float32 is at most the other.</summary>
    public static double LargestAtMost(float threshold)
    {
        // Beyond the largest float32, the next would be as far again.
        var above = threshold == float.MaxValue ? threshold + ((double)threshold - MathF.BitDecrement(threshold)) : MathF.BitIncrement(threshold);
        var middle = (threshold + above) / 2;
        return (float)middle <= threshold ? middle : Math.BitDecrement(middle);
    }

    /// <summary>The smallest double whose float32 is at least a bound.</summary>
    public static double SmallestAtLeast(float bound) => -LargestAtMost(-bound);
}
