namespace Predictor.Api.Scoring;

/// <summary>What the policy suggests.</summary>
/// <param name="ExpectedGain">Money.</param>
internal sealed record AnswerAction(string Name, string Words, double ExpectedGain);
