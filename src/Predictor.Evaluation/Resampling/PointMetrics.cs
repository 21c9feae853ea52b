namespace Predictor.Evaluation.Resampling;

/// <summary>All metrics of one draw.</summary>
internal readonly record struct PointMetrics(
    double Auc, double AveragePrecision, double LogLoss, double Brier, double CalibrationError, double TopDecileLift)
{
    public static PointMetrics Undefined { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
}
