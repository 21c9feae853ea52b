using System.Globalization;

namespace Predictor.Charts.Scales;

/// <summary>Ticks as text: as few digits as tell them apart, true minus, the unit on the last tick alone.</summary>
public static class TickText
{
    private const string Minus = "\u2212";

    /// <summary>"0", "20", "40%" of 0, 0.2, 0.4.</summary>
    public static IReadOnlyList<string> Percent(IReadOnlyList<double> ticks)
    {
        var texts = Number([.. ticks.Select(tick => Math.Round(100 * tick, 10))]);
        return [.. texts.Select((text, i) => i == texts.Count - 1 ? text + "%" : text)];
    }

    /// <summary>"−0.5", "0", "0.5"; from ten thousand on "10k", from a million on "1M".</summary>
    public static IReadOnlyList<string> Number(IReadOnlyList<double> ticks)
    {
        var largest = ticks.Select(Math.Abs).DefaultIfEmpty().Max();
        var (unit, suffix) = largest >= 1e6 ? (1e6, "M") : largest >= 1e4 ? (1e3, "k") : (1, "");
        var decimals = Enumerable.Range(0, 9).First(digits => digits == 8 || ticks.All(tick => Equal(tick / unit, Math.Round(tick / unit, digits))));
        return [.. ticks.Select(tick => Signed(tick / unit, decimals) + (tick == 0 ? "" : suffix))];
    }

    private static bool Equal(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Max(1, Math.Abs(one));

    private static string Signed(double value, int decimals)
    {
        var digits = Math.Abs(value).ToString(decimals == 0 ? "#,0" : "#,0." + new string('0', decimals), CultureInfo.InvariantCulture);
        return value < 0 ? Minus + digits : value == 0 ? "0" : digits;
    }
}
