namespace Predictor.Charts.Scales;

/// <summary>Round places on an axis: multiples of 1, 2 or 5 times a power of ten (Heckbert, 1990, "Nice numbers for graph labels").</summary>
public static class Ticks
{
    /// <summary>All multiples of the smallest round step that gives at most <paramref name="most"/> of them within the range, rising; one for an empty range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not finite or falls, or fewer than two ticks are allowed.</exception>
    public static IReadOnlyList<double> Nice(double low, double high, int most = 6)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        if (!double.IsFinite(low) || !double.IsFinite(high) || high < low)
        {
            throw new ArgumentOutOfRangeException(nameof(high), $"The range {low} to {high} has no ticks: expected finite ends that do not fall.");
        }

        if (high == low)
        {
            return [low];
        }

        var step = Step((high - low) / most);
        while (Count(low, high, step) > most)
        {
            step = Step(step * 1.5);
        }

        var first = Math.Ceiling(Rounded(low / step));
        return [.. Enumerable.Range(0, Count(low, high, step)).Select(i => Multiple(first + i, step))];
    }

    /// <summary>The range widened to whole steps of its ticks.</summary>
    public static (double Low, double High) Widened(double low, double high, int most = 6)
    {
        var ticks = Nice(low, high, most);
        if (ticks.Count < 2)
        {
            return (low, high);
        }

        var step = ticks[1] - ticks[0];
        return (Multiple(Math.Floor(Rounded(low / step)), step), Multiple(Math.Ceiling(Rounded(high / step)), step));
    }

    private static int Count(double low, double high, double step) =>
        (int)(Math.Floor(Rounded(high / step)) - Math.Ceiling(Rounded(low / step))) + 1;

    /// <summary>The smallest of 1, 2, 5, 10 times a power of ten that is not below.</summary>
    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var digit = Rounded(least / power);
        return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
    }

    /// <summary>So that 0.3 / 0.1 counts as 3.</summary>
    private static double Rounded(double value) => Math.Round(value, 9);

    /// <summary>With few digits, so that a tick reads 0.3 and not 0.30000000000000004.</summary>
    private static double Multiple(double count, double step)
    {
        var decimals = Math.Clamp(1 - (int)Math.Floor(Math.Log10(step)), 0, 15);
        return Math.Round(count * step, decimals) + 0.0;
    }
}
