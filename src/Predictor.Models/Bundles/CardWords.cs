using System.Globalization;
using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Calibration;

namespace Predictor.Models.Bundles;

/// <summary>Figures and dates as the model card writes them.</summary>
internal static class CardWords
{
    public static string Words(Calibrator calibrator) => calibrator switch
    {
        SigmoidCalibrator sigmoid => string.Create(CultureInfo.InvariantCulture, $"Calibrated by a sigmoid (slope {sigmoid.Slope:0.000}, intercept {sigmoid.Intercept:0.000})."),
        IsotonicCalibrator isotonic => string.Create(CultureInfo.InvariantCulture, $"Calibrated by isotonic regression ({isotonic.Margins.Count} knots)."),
        _ => throw new ArgumentOutOfRangeException(nameof(calibrator), calibrator.GetType().Name, "A calibrator without words."),
    };

    public static string At(Moment moment) => moment == Moment.Arrival ? "at arrival" : "at closure";

    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Number(double value) => double.IsNaN(value) ? "undefined" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    public static string Share(int part, int whole) =>
        whole == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{part:#,0} ({100.0 * part / whole:0.0} %)");

    public static string Date(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no time";

    public static string Show(Estimate estimate, string format = "0.0000")
    {
        if (double.IsNaN(estimate.Value))
        {
            return "undefined";
        }

        var value = estimate.Value.ToString(format, CultureInfo.InvariantCulture);
        return double.IsNaN(estimate.Low)
            ? $"{value} (no interval)"
            : $"{value} ({estimate.Low.ToString(format, CultureInfo.InvariantCulture)} to {estimate.High.ToString(format, CultureInfo.InvariantCulture)})";
    }

    /// <summary>Text of someone else's making, safe within a table.</summary>
    public static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
