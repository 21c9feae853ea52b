namespace Predictor.Charts.Scales;

/// <summary>What an axis shows: its range, and its ticks with their text.</summary>
/// <param name="Low">Value at its start.</param>
/// <param name="High">Value at its end.</param>
/// <param name="Ticks">Values with a tick.</param>
/// <param name="Labels">Text of each.</param>
/// <param name="Title">What is measured, in a few words; null: the chart's heading says it.</param>
public sealed record ChartAxis(double Low, double High, IReadOnlyList<double> Ticks, IReadOnlyList<string> Labels, string? Title = null)
{
    /// <summary>Shares from 0 to <paramref name="high"/> (1 = all), in percent, widened to a whole step.</summary>
    public static ChartAxis Shares(double high, string? title = null, int most = 6) => Of(0, high, TickText.Percent, title, most);

    /// <summary>Numbers, widened to whole steps.</summary>
    public static ChartAxis Numbers(double low, double high, string? title = null, int most = 6) => Of(low, high, TickText.Number, title, most);

    /// <summary>Numbers from the first to the last, not widened: ticks only where they fall within.</summary>
    public static ChartAxis Exact(double low, double high, string? title = null, int most = 6)
    {
        var ticks = Scales.Ticks.Nice(low, high, most);
        return new ChartAxis(low, high, ticks, TickText.Number(ticks), title);
    }

    private static ChartAxis Of(double low, double high, Func<IReadOnlyList<double>, IReadOnlyList<string>> text, string? title, int most)
    {
        if (high == low)
        {
            high = low + 1;
        }

        (low, high) = Scales.Ticks.Widened(low, high, most);
        var ticks = Scales.Ticks.Nice(low, high, most + 1);
        return new ChartAxis(low, high, ticks, text(ticks), title);
    }
}
