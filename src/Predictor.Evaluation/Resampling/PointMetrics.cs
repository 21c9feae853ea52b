using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Profit;

namespace Predictor.Evaluation.Resampling;

/// <summary>All metrics of one draw.</summary>
internal readonly record struct PointMetrics
{
    public static PointMetrics Undefined { get; } = new()
    {
        Auc = double.NaN,
        AveragePrecision = double.NaN,
        KolmogorovSmirnov = double.NaN,
        TopDecileLift = double.NaN,
        LogLoss = double.NaN,
        Brier = double.NaN,
        BrierParts = new BrierDecomposition(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN),
        CalibrationError = double.NaN,
        Line = CalibrationLine.Undefined,
        Profit = ExpectedMaximumProfit.Undefined,
    };

    public required double Auc { get; init; }

    public required double AveragePrecision { get; init; }

    public required double KolmogorovSmirnov { get; init; }

    public required double TopDecileLift { get; init; }

    public required double LogLoss { get; init; }

    public required double Brier { get; init; }

    public required BrierDecomposition BrierParts { get; init; }

    public required double CalibrationError { get; init; }

    /// <summary>Undefined where it was not asked for.</summary>
    public required CalibrationLine Line { get; init; }

    public required ExpectedMaximumProfit Profit { get; init; }
}
