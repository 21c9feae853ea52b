namespace Predictor.Evaluation.Curves;

/// <summary>What is found by working down the list from the highest probability to a depth.</summary>
/// <param name="Share">Of all rows, 0 to 1.</param>
/// <param name="Rows">Taken.</param>
/// <param name="Found">Share of all positives among them.</param>
/// <param name="Rate">Positive rate among them.</param>
public sealed record Depth(double Share, int Rows, Estimate Found, Estimate Rate);
