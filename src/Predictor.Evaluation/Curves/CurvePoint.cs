namespace Predictor.Evaluation.Curves;

/// <summary>A point of a curve over thresholds: what holds when all rows with at least this score are taken.</summary>
/// <param name="Threshold">The lowest score taken; positive infinity where none is.</param>
/// <param name="X">Along the curve, 0 to 1, never falling.</param>
/// <param name="Y">Its height.</param>
public sealed record CurvePoint(double Threshold, double X, double Y);
