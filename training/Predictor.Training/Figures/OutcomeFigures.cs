using System.Text.Json.Serialization;
using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Models.Bundles;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Figures;

/// <summary>How good one outcome's model is at one moment, as `train` and `evaluate` print it.</summary>
internal record OutcomeFigures
{
    public required string Name { get; init; }

    public required Moment Moment { get; init; }

    public required int Rows { get; init; }

    public required int Positives { get; init; }

    public required int Customers { get; init; }

    /// <summary>Columns usable at the moment.</summary>
    public required int Features { get; init; }

    public required double Auc { get; init; }

    public required double AveragePrecision { get; init; }

    public required double LogLoss { get; init; }

    public required double Brier { get; init; }

    public required double CalibrationError { get; init; }

    /// <summary>Positive rate in the tenth with the highest probability over the overall rate.</summary>
    public required double Lift { get; init; }

    /// <summary>By figure: [low, high], 95 %, customers resampled.</summary>
    public required IReadOnlyDictionary<string, double[]> Intervals { get; init; }

    public required int Trees { get; init; }

    /// <summary>`train` only: growing options as they were chosen; absent where none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Chosen { get; init; }

    /// <summary>`train` only: time to bin.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? BinSeconds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? GrowSeconds { get; init; }

    /// <summary>`train` only: binning, growing and the copying around them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? FitSeconds { get; init; }

    /// <summary>Test AUC with each history cell missing by the toss of a coin; absent without history.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PartialHistoryAuc { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PartialHistoryCalibrationError { get; init; }

    /// <summary>Test AUC without any history.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NoHistoryAuc { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NoHistoryCalibrationError { get; init; }

    /// <summary>`train` only: rows the trees grew from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? FitRows { get; init; }

    /// <summary>`train` only: rows left out at the cuts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Purged { get; init; }

    /// <summary>`train` only: how labels were weighted; absent where they count alike.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WeightReport>? Weighting { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WeightedTest? WeightedTest { get; init; }

    /// <summary>`train` only: cases that something was done about; absent where nothing is known to have been done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TreatedReport? Treated { get; init; }

    public static OutcomeFigures Of(string name, Moment moment, int features, int trees, Performance performance) => new()
    {
        Name = name,
        Moment = moment,
        Features = features,
        Trees = trees,
        Rows = performance.Rows,
        Positives = performance.Positives,
        Customers = performance.Customers,
        Auc = performance.Auc.Value,
        AveragePrecision = performance.AveragePrecision.Value,
        LogLoss = performance.LogLoss.Value,
        Brier = performance.Brier.Value,
        CalibrationError = performance.CalibrationError.Value,
        Lift = performance.TopDecileLift.Value,
        Intervals = new Dictionary<string, double[]>
        {
            ["auc"] = Interval(performance.Auc),
            ["averagePrecision"] = Interval(performance.AveragePrecision),
            ["logLoss"] = Interval(performance.LogLoss),
            ["brier"] = Interval(performance.Brier),
            ["calibrationError"] = Interval(performance.CalibrationError),
            ["lift"] = Interval(performance.TopDecileLift),
        },
    };

    /// <summary>With what growing took and used.</summary>
    public static OutcomeFigures Trained(OutcomeModel model, OutcomeRun run)
    {
        var report = model.Report;
        return Of(model.Outcome.Name, model.Moment, report.Features, report.Trees, report.Performance) with
        {
            BinSeconds = run.BinSeconds,
            GrowSeconds = run.GrowSeconds,
            FitSeconds = run.FitSeconds,
            PartialHistoryAuc = report.PartialHistory?.Auc.Value,
            PartialHistoryCalibrationError = report.PartialHistory?.CalibrationError.Value,
            NoHistoryAuc = report.NoHistory?.Auc.Value,
            NoHistoryCalibrationError = report.NoHistory?.CalibrationError.Value,
            FitRows = report.Fit.Rows,
            Purged = report.Purged,
            Chosen = report.Chosen,
            Weighting = report.Weighting,
            WeightedTest = report.WeightedTest,
            Treated = report.Treated,
        };
    }

    private static double[] Interval(Estimate estimate) => [estimate.Low, estimate.High];
}
