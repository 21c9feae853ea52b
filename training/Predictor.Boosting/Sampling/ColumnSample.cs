namespace Predictor.Boosting.Sampling;

/// <summary>The columns one tree may split on.</summary>
internal static class ColumnSample
{
    /// <summary>A share of the columns (one at least), rising, drawn without replacement (Fisher and Yates).</summary>
    public static int[] Draw(int[] columns, double share, ulong seed)
    {
        if (share >= 1 || columns.Length == 0)
        {
            return columns;
        }

        var shuffled = columns.ToArray();
        var count = Math.Clamp((int)Math.Round(share * columns.Length), 1, columns.Length);
        var random = new SplitMix64(seed);
        for (var i = 0; i < count; i++)
        {
            var other = i + random.NextBelow(shuffled.Length - i);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        return [.. shuffled.Take(count).Order()];
    }
}
