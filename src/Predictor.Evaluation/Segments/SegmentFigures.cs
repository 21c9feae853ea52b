namespace Predictor.Evaluation.Segments;

/// <summary>What two sides are compared by.</summary>
internal readonly record struct SegmentFigures(double Auc, double ObservedOverExpected, double SelectionRate)
{
    public static SegmentFigures operator -(SegmentFigures a, SegmentFigures b) =>
        new(a.Auc - b.Auc, a.ObservedOverExpected - b.ObservedOverExpected, a.SelectionRate - b.SelectionRate);
}
