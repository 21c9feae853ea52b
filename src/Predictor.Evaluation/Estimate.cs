namespace Predictor.Evaluation;

/// <summary>A figure with its 95 % interval.</summary>
public sealed record Estimate(double Value, double Low, double High);
