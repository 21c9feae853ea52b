namespace Predictor.Api.Triage.Answers;

/// <summary>What raises the value outcome's probability.</summary>
/// <param name="Code">The column.</param>
/// <param name="Words">For people.</param>
internal sealed record CaseReason(string Code, string Words);
