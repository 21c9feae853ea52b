namespace Predictor.Models.Bundles;

/// <summary>What was predicted and what happened on the test slice, plain and with its rows weighted as training rows are.</summary>
/// <param name="Predicted">Mean probability.</param>
/// <param name="Observed">Positive rate.</param>
/// <param name="WeightedPredicted">Weighted mean probability.</param>
/// <param name="WeightedObserved">Weighted positive rate.</param>
/// <param name="EffectiveRows">How many rows of equal weight tell as much (Kish).</param>
public sealed record WeightedTest(double Predicted, double Observed, double WeightedPredicted, double WeightedObserved, double EffectiveRows);
