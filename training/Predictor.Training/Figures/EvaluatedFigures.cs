using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Predictor.Evaluation;
using Predictor.Evaluation.Curves;
using Predictor.Models.Measuring;
using Predictor.Training.Segments;

namespace Predictor.Training.Figures;

/// <summary>How good one outcome's model is at one moment, as `evaluate` prints it: all that is measured, and by segment.</summary>
[method: SetsRequiredMembers]
internal sealed record EvaluatedFigures(OutcomeFigures Figures) : OutcomeFigures(Figures)
{
    /// <summary>Most by which a threshold takes more of the positives than of the negatives.</summary>
    [JsonPropertyOrder(1)]
    public Estimate? KolmogorovSmirnov { get; init; }

    [JsonPropertyOrder(1)]
    public BrierParts? BrierParts { get; init; }

    /// <summary>Of the logistic regression of the label on the log-odds; 1 is best.</summary>
    [JsonPropertyOrder(1)]
    public Estimate? CalibrationSlope { get; init; }

    [JsonPropertyOrder(1)]
    public Estimate? CalibrationIntercept { get; init; }

    /// <summary>Intercept with the slope held at 1; 0 is best.</summary>
    [JsonPropertyOrder(1)]
    public Estimate? CalibrationInTheLarge { get; init; }

    /// <summary>Expected maximum profit; null: the policy's value outcome is another.</summary>
    [JsonPropertyOrder(1)]
    public EvaluatedProfit? Profit { get; init; }

    /// <summary>Gain and lift, from the highest probability down.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<Depth> Depths { get; init; } = [];

    /// <summary>Absent where no column was asked for.</summary>
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SegmentFigures>? Segments { get; init; }

    [JsonIgnore]
    public OutcomeFigures Figures { get; } = Figures;

    public static EvaluatedFigures Of(MeasuredOutcome measured, Performance performance, bool hasMoney, IReadOnlyList<SegmentTable>? segments, ulong seed) =>
        new(OutcomeFigures.Of(measured.Model.Outcome.Name, measured.Model.Moment, measured.Model.Report.Features, measured.Model.Forest.Trees.Count, performance))
        {
            KolmogorovSmirnov = performance.KolmogorovSmirnov,
            BrierParts = performance.BrierParts,
            CalibrationSlope = performance.CalibrationSlope,
            CalibrationIntercept = performance.CalibrationIntercept,
            CalibrationInTheLarge = performance.CalibrationInTheLarge,
            Profit = hasMoney && performance.Profit is { } profit ? new EvaluatedProfit(profit.PerRow, profit.Share, profit.ByRow) : null,
            Depths = FoundByDepth.Of(measured.Labels, measured.Probabilities, measured.Customers, seed),
            Segments = segments is null ? null : [.. segments.Select(SegmentFigures.Of)],
        };
}
