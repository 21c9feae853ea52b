namespace Predictor.Models.Ledgers;

/// <param name="Columns">In words: "history".</param>
/// <param name="OfOutcome">Share of the outcome's remaining variation that these columns explain.</param>
/// <param name="OfHandling">Share of the variation of the way of handling (of its Riesz representer).</param>
/// <param name="Bias">The most that something unmeasured as strong as they would move the difference by, either way.</param>
public sealed record SensitivityBenchmark(string Columns, double OfOutcome, double OfHandling, double Bias);
