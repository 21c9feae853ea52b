using Predictor.Cases;

namespace Predictor.Store.History.Stored;

/// <summary>What was answered of a case, of one outcome.</summary>
/// <param name="CaseId">Of the case.</param>
/// <param name="Moment">At which it was scored.</param>
/// <param name="At">When the answer was there, but not before its moment: epoch seconds.</param>
/// <param name="Probability">From 0 to 1.</param>
public sealed record StoredAnswer(string CaseId, Moment Moment, long At, double Probability);
