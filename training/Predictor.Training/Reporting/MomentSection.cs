using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Curves;
using Predictor.Models.Bundles;
using Predictor.Training.Segments;

namespace Predictor.Training.Reporting;

/// <summary>One outcome's model at one moment, measured.</summary>
public sealed record MomentSection
{
    public required OutcomeModel Model { get; init; }

    /// <summary>As `evaluate` measures it.</summary>
    public required Performance Performance { get; init; }

    /// <summary>Mean probability given to the rows measured.</summary>
    public required double MeanPredicted { get; init; }

    /// <summary>Observed less predicted on the whole; above 0 where more happened than was said.</summary>
    public required Estimate Gap { get; init; }

    /// <summary>Positive rate of the tenth with the highest probabilities; its interval is the lift's.</summary>
    public required Estimate TopTenth { get; init; }

    /// <summary>Time of the first and the last row measured; null where rows have none.</summary>
    public required (DateTimeOffset From, DateTimeOffset To)? Times { get; init; }

    public required IReadOnlyList<Depth> Depths { get; init; }

    public required IReadOnlyList<CurvePoint> Roc { get; init; }

    public required IReadOnlyList<CurvePoint> PrecisionRecall { get; init; }

    public required IReadOnlyList<CurvePoint> Gain { get; init; }

    public required IReadOnlyList<CurvePoint> Lift { get; init; }

    /// <summary>Before calibration.</summary>
    public required ReliabilityCurve Before { get; init; }

    public required ReliabilityCurve After { get; init; }

    /// <summary>Rows by probability: 50 ranges of 2 points each.</summary>
    public required IReadOnlyList<int> Histogram { get; init; }

    /// <summary>What acting as the policy says would have brought; null where it knows no action or value, or speaks of another outcome.</summary>
    public required PolicyResult? Money { get; init; }

    /// <summary>Strongest first.</summary>
    public required IReadOnlyList<ColumnContributions> Contributions { get; init; }

    /// <summary>Columns beyond those shown which move the margin at all.</summary>
    public required int OtherColumns { get; init; }

    /// <summary>Oldest first; empty where rows have no time.</summary>
    public required IReadOnlyList<Period> Periods { get; init; }

    public required IReadOnlyList<SegmentTable> Segments { get; init; }

    /// <summary>By category column, the share of rows whose value training never saw; only those with any.</summary>
    public required IReadOnlyDictionary<string, double> Unseen { get; init; }

    public double Rate => (double)Performance.Positives / Performance.Rows;

    /// <summary>Unique in the report: "back-closure".</summary>
    public string Key => $"{Model.Outcome.Name}-{(Model.Moment == Moment.Arrival ? "arrival" : "closure")}";
}
