using Predictor.Cases;

namespace Predictor.Ledger.BackTest;

/// <summary>What was said of a case at one of its moments, of the value outcome.</summary>
/// <param name="CaseId">Of the case.</param>
/// <param name="Moment">When.</param>
/// <param name="Probability">From 0 to 1.</param>
/// <param name="At">When it was said, epoch seconds; null: at its moment.</param>
public sealed record PastPrediction(string CaseId, Moment Moment, double Probability, long? At = null);
