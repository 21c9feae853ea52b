namespace Predictor.Charts.Swarms;

/// <summary>Values into shades.</summary>
public static class Shades
{
    /// <summary>
    /// By the middle rank of equal values, but the smallest value is always <see cref="Shade.Lowest"/> and the largest <see cref="Shade.Highest"/>, so that a rare yes
    /// among noes is seen. Where all values are one, it is <see cref="Shade.Middle"/>.
    /// </summary>
    /// <param name="values">NaN is <see cref="Shade.Missing"/>.</param>
    public static Shade[] Of(ReadOnlySpan<float> values)
    {
        var sorted = Array.FindAll(values.ToArray(), float.IsFinite);
        Array.Sort(sorted);
        var shades = new Shade[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            shades[i] = float.IsFinite(values[i]) ? Of(sorted, values[i]) : Shade.Missing;
        }

        return shades;
    }

    private static Shade Of(float[] sorted, float value)
    {
        if (sorted[0] == sorted[^1])
        {
            return Shade.Middle;
        }

        if (value == sorted[0])
        {
            return Shade.Lowest;
        }

        if (value == sorted[^1])
        {
            return Shade.Highest;
        }

        var rank = (Below(sorted, value, orEqual: false) + Below(sorted, value, orEqual: true)) / 2.0 / sorted.Length;
        return Shade.Lowest + Math.Min(4, (int)(5 * rank));
    }

    private static int Below(float[] sorted, float value, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value || (orEqual && sorted[middle] == value) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
