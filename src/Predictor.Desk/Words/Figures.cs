using System.Globalization;

namespace Predictor.Desk.Words;

/// <summary>Numbers as a person reads them, each with its unit; invariant culture, true minus, "to" in intervals.</summary>
public static class Figures
{
    public const string Minus = "\u2212";

    /// <summary>"3,210".</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>"3,210 contacts", "1 contact".</summary>
    public static string Count(long value, string one, string many) => $"{Count(value)} {(value == 1 ? one : many)}";

    /// <summary>A probability in a list: "31%", "under 1%", "over 99%".</summary>
    public static string Percent(double share) => share switch
    {
        double.NaN => "unknown",
        0 => "0%",
        < 0.005 => "under 1%",
        < 1 and >= 0.995 => "over 99%",
        _ => (100 * share).ToString("0", CultureInfo.InvariantCulture) + "%",
    };

    /// <summary>A rate that is compared with another: "8.2%".</summary>
    public static string Rate(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>A change of a probability, in points with a sign: "+8", "−2", "0".</summary>
    public static string Points(double change) => Math.Round(100 * change) switch
    {
        > 0 and var up => "+" + up.ToString("0", CultureInfo.InvariantCulture),
        < 0 and var down => Minus + (-down).ToString("0", CultureInfo.InvariantCulture),
        _ => "0",
    };

    /// <summary>A share in tenths of a percentage point: "31.0%" of 310.</summary>
    public static string Tenths(double tenths) => (tenths / 10).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>A change in tenths of a point, with a sign: "+7.4", "−4.0", "0.0".</summary>
    public static string TenthPoints(int tenths) =>
        (tenths > 0 ? "+" : tenths < 0 ? Minus : "") + (Math.Abs(tenths) / 10.0).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Where a band starts, as exactly as a policy says it: "9.7%", "30%".</summary>
    public static string Threshold(double share) => (100 * share).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    /// <summary>"8 minutes", "1 minute".</summary>
    public static string Minutes(double minutes) => $"{minutes.ToString("0.#", CultureInfo.InvariantCulture)} {(minutes == 1 ? "minute" : "minutes")}";

    /// <summary>"14 days", "1 day", "0.5 days".</summary>
    public static string Days(double days) => $"{days.ToString("0.##", CultureInfo.InvariantCulture)} {(days == 1 ? "day" : "days")}";

    /// <summary>"1.07".</summary>
    public static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>"1.07 to 1.17".</summary>
    public static string Interval(double low, double high) => $"{Ratio(low)} to {Ratio(high)}";

    /// <summary>In rows: "€1,140".</summary>
    public static string Money(double amount, string currency) => Signed(amount, currency, Math.Abs(amount).ToString("#,0", CultureInfo.InvariantCulture));

    /// <summary>In sentences: "€187k", "€1.2m".</summary>
    public static string MoneyShort(double amount, string currency) => Math.Abs(amount) switch
    {
        < 10_000 => Money(amount, currency),
        < 999_500 => Signed(amount, currency, (Math.Abs(amount) / 1e3).ToString("#,0", CultureInfo.InvariantCulture) + "k"),
        _ => Signed(amount, currency, (Math.Abs(amount) / 1e6).ToString("#,0.0", CultureInfo.InvariantCulture) + "m"),
    };

    /// <summary>A duration: "45 s", "5:20 min", "1:02 h".</summary>
    public static string Duration(double seconds)
    {
        var whole = (long)Math.Round(seconds);
        return whole switch
        {
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{whole} s"),
            < 3600 => string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00} min"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{whole / 3600}:{whole % 3600 / 60:00} h"),
        };
    }

    /// <summary>With a capital: "Leaves within 30 days".</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private static string Signed(double amount, string currency, string digits) => (amount < 0 && digits.AsSpan().ContainsAnyInRange('1', '9') ? Minus : "") + Symbol(currency) + digits;

    private static string Symbol(string currency) => currency switch
    {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        _ => currency + "\u00a0",
    };
}
