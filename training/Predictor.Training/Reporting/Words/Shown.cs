using System.Globalization;
using Predictor.Evaluation;

namespace Predictor.Training.Reporting.Words;

/// <summary>Numbers and dates as a person reads them: invariant culture, true minus, "to" in intervals.</summary>
internal static class Shown
{
    private const string Minus = "\u2212", None = "undefined";

    /// <summary>"3,210".</summary>
    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>"1 case", "3,210 cases".</summary>
    public static string Count(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    /// <summary>"31%"; "8.2%" below ten, so that small rates are told apart.</summary>
    public static string Percent(double share) => double.IsNaN(share) ? None : share is > 0 and < 0.0005 ? "under 0.1%" : Text(100 * share, 100 * Math.Abs(share) < 9.95 ? "0.0" : "0") + "%";

    /// <summary>"31.0%".</summary>
    public static string Rate(double share) => double.IsNaN(share) ? None : Text(100 * share, "0.0") + "%";

    /// <summary>"29.0 to 33.0%".</summary>
    public static string RateInterval(Estimate estimate) =>
        double.IsNaN(estimate.Low) ? "no interval" : $"{Text(100 * estimate.Low, "0.0")} to {Text(100 * estimate.High, "0.0")}%";

    /// <summary>"29 to 33", of percent; "1.4 to 1.8" below ten.</summary>
    public static string PercentInterval(Estimate estimate) => Interval(new Estimate(estimate.Value, 100 * estimate.Low, 100 * estimate.High), 100 * estimate.High < 9.95 ? "0.0" : "0");

    /// <summary>"3.4 points".</summary>
    public static string Points(double share) => Text(100 * Math.Abs(share), "0.0") is "1.0" ? "1.0 point" : Text(100 * Math.Abs(share), "0.0") + " points";

    /// <summary>"+3.4", "−0.2": percentage points.</summary>
    public static string SignedPoints(double share) => double.IsNaN(share) ? None : Signed(100 * share, "0.0");

    /// <summary>"0.7012".</summary>
    public static string Metric(double value) => double.IsNaN(value) ? None : Text(value, "0.0000");

    /// <summary>"0.6620 to 0.7480".</summary>
    public static string Interval(Estimate estimate, string format = "0.0000") =>
        double.IsNaN(estimate.Low) ? "no interval" : $"{Text(estimate.Low, format)} to {Text(estimate.High, format)}";

    public static string Text(double value, string format)
    {
        var digits = Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
        return value < 0 && digits.AsSpan().ContainsAnyInRange('1', '9') ? Minus + digits : digits;
    }

    /// <summary>"+0.35", "−0.20".</summary>
    public static string Signed(double value, string format)
    {
        var text = Text(value, format);
        return value > 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "+" + text : text;
    }

    /// <summary>A cell's number: whole from 10 on, three digits below.</summary>
    public static string Number(double value) => NumberWords(value);

    /// <summary>"0 to 3", "3".</summary>
    public static string Range(double low, double high) => Number(low) is var from && Number(high) is var to && from == to ? from : $"{Number(low)} to {Number(high)}";

    /// <summary>"€1,140"; true minus.</summary>
    public static string Money(double amount, string currency, bool cents = false)
    {
        var symbol = currency switch
        {
            "EUR" => "€",
            "GBP" => "£",
            "USD" => "$",
            _ => currency + "\u00a0",
        };
        var text = Text(amount, cents ? "#,0.00" : "#,0");
        return text.StartsWith(Minus, StringComparison.Ordinal) ? Minus + symbol + text[1..] : symbol + text;
    }

    /// <summary>"16 May 2016".</summary>
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Days(DateTimeOffset from, DateTimeOffset to) => Day(from) == Day(to) ? Day(from) : $"{Day(from)} to {Day(to)}";

    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private static string NumberWords(double value) => Math.Abs(value) is >= 9.995 or 0
        ? Text(value, "#,0")
        : Text(value, Math.Abs(value) >= 1 ? "0.##" : "0.###");
}
