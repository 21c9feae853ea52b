namespace Predictor.Api.Triage.Answers;

/// <param name="Cases">How many.</param>
/// <param name="AtStake">Money.</param>
/// <param name="ExpectedGain">Money, of the suggested actions.</param>
internal sealed record CaseTotals(long Cases, double AtStake, double ExpectedGain);
