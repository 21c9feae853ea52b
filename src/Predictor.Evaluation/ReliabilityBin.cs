namespace Predictor.Evaluation;

/// <summary>One bin of a reliability curve.</summary>
/// <param name="Rows">Rows in it.</param>
/// <param name="Predicted">Mean probability.</param>
/// <param name="Observed">Positive rate, with its Wilson interval.</param>
public sealed record ReliabilityBin(int Rows, double Predicted, Estimate Observed);
