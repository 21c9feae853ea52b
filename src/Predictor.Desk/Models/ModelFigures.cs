using System.Globalization;
using Predictor.Desk.Words;
using Predictor.Evaluation;

namespace Predictor.Desk.Models;

/// <summary>Figures of models as a person reads them; what is not defined says so.</summary>
internal static class ModelFigures
{
    /// <summary>"0.812", "−0.0006".</summary>
    public static string Number(double value, int decimals = 3)
    {
        if (!double.IsFinite(value))
            return DeskText.Of("models.undefined");
        var digits = Math.Abs(value).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return value < 0 && digits.AsSpan().ContainsAnyInRange('1', '9') ? Figures.Minus + digits : digits;
    }

    /// <summary>"+0.006"; of what rounds to nothing no sign.</summary>
    public static string Signed(double value, int decimals = 3) =>
        Number(value, decimals) is var text && value > 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "+" + text : text;

    /// <summary>A column's value: "412", "3.5", "0.02".</summary>
    public static string Short(double value) => Number(value, Math.Abs(value) switch
    {
        >= 100 => 0,
        _ when value == Math.Round(value) => 0,
        >= 1 => 1,
        _ => 2,
    });

    /// <summary>"0.804 to 0.820"; nothing where there is no interval.</summary>
    public static string Interval(double low, double high, int decimals = 3) =>
        double.IsFinite(low) && double.IsFinite(high) ? DeskText.Of("models.interval", Number(low, decimals), Number(high, decimals)) : "";

    public static string Interval(Estimate estimate, int decimals = 3) => Interval(estimate.Low, estimate.High, decimals);

    /// <summary>Of differences: "+0.001 to +0.011".</summary>
    public static string SignedInterval(double low, double high, int decimals = 3) =>
        double.IsFinite(low) && double.IsFinite(high) ? DeskText.Of("models.interval", Signed(low, decimals), Signed(high, decimals)) : "";
}
