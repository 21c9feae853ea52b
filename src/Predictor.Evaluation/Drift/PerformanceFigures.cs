namespace Predictor.Evaluation.Drift;

/// <summary>What is expected, and what came: the same four figures of both.</summary>
internal readonly record struct PerformanceFigures(double Auc, double LogLoss, double Brier, double PositiveRate)
{
    public static PerformanceFigures Undefined => new(double.NaN, double.NaN, double.NaN, double.NaN);

    public static PerformanceFigures operator -(PerformanceFigures a, PerformanceFigures b) =>
        new(a.Auc - b.Auc, a.LogLoss - b.LogLoss, a.Brier - b.Brier, a.PositiveRate - b.PositiveRate);
}
