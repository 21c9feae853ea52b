using System.Text.Json.Serialization;
using Predictor.Evaluation;
using Predictor.Evaluation.Segments;

namespace Predictor.Training.Figures;

/// <summary>How good a model is for one group of rows; intervals resample its customers, those of gaps all customers.</summary>
internal sealed record GroupFigures
{
    public required string Name { get; init; }

    public required int Rows { get; init; }

    public required int Positives { get; init; }

    public required int Customers { get; init; }

    public required Estimate Auc { get; init; }

    public required Estimate AveragePrecision { get; init; }

    public required Estimate LogLoss { get; init; }

    public required Estimate Brier { get; init; }

    public required Estimate CalibrationError { get; init; }

    /// <summary>Positives over the sum of probabilities: above 1 where the group is underestimated.</summary>
    public required Estimate ObservedOverExpected { get; init; }

    /// <summary>Share of its rows among the tenth of all rows with the highest probabilities.</summary>
    public required Estimate Selected { get; init; }

    /// <summary>Less all other rows; only of protected columns.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GroupGaps? Gaps { get; init; }

    public static GroupFigures Of(SegmentPerformance group, bool withGaps) => new()
    {
        Name = group.Name,
        Rows = group.Performance.Rows,
        Positives = group.Performance.Positives,
        Customers = group.Performance.Customers,
        Auc = group.Performance.Auc,
        AveragePrecision = group.Performance.AveragePrecision,
        LogLoss = group.Performance.LogLoss,
        Brier = group.Performance.Brier,
        CalibrationError = group.Performance.CalibrationError,
        ObservedOverExpected = group.ObservedOverExpected,
        Selected = group.SelectionRate,
        Gaps = withGaps ? new GroupGaps(group.AucGap, group.ObservedOverExpectedGap, group.SelectionRateGap) : null,
    };
}
