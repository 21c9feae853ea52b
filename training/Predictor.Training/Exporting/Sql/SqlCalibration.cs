using System.Text;
using Predictor.Evaluation.Calibration;

namespace Predictor.Training.Exporting.Sql;

/// <summary>A calibrator as an expression of the column <c>margin</c>.</summary>
internal static class SqlCalibration
{
    private const string Margin = "margin";

    public static string Expression(Calibrator calibrator) => calibrator switch
    {
        SigmoidCalibrator sigmoid => Logistic(Line(sigmoid.Slope, sigmoid.Intercept)),
        IsotonicCalibrator isotonic => Piecewise(PiecewiseCurve.Of(isotonic)),
        _ => throw new ArgumentOutOfRangeException(nameof(calibrator), calibrator.GetType().Name, "A calibrator that SQL is not written of."),
    };

    private static string Piecewise(PiecewiseCurve curve)
    {
        var sql = new StringBuilder("CASE");
        sql.Append($" WHEN {Margin} <= {SqlText.Number(curve.Margins[0])} THEN {Logistic(Line(curve.OuterSlope, curve.LowIntercept))}");
        for (var knot = 1; knot < curve.Margins.Count; knot++)
        {
            sql.Append($" WHEN {Margin} < {SqlText.Number(curve.Margins[knot])} THEN {SqlText.Number(curve.Probabilities[knot - 1])}")
                .Append($" + ({Margin} - {Signed(curve.Margins[knot - 1])}) * {SqlText.Number(curve.Slopes[knot - 1])}");
        }

        return sql.Append($" ELSE {Logistic(Line(curve.OuterSlope, curve.HighIntercept))} END").ToString();
    }

    private static string Line(double slope, double intercept) => $"{SqlText.Number(slope)} * {Margin} + {Signed(intercept)}";

    /// <summary>PostgreSQL refuses an EXP that is too large or too small for a double.</summary>
    private static string Logistic(string logOdds) =>
        $"CASE WHEN {logOdds} < -700E0 THEN 1E-304 WHEN {logOdds} > 700E0 THEN 1E0 ELSE 1E0 / (1E0 + EXP(-({logOdds}))) END";

    private static string Signed(double value) => $"({SqlText.Number(value)})";
}
