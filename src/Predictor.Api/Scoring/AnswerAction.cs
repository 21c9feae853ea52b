namespace Predictor.Api.Scoring;

/// <summary>What the policy suggests.</summary>
/// <param name="Name">As in the policy.</param>
/// <param name="Words">For people.</param>
/// <param name="ExpectedGain">Money.</param>
internal sealed record AnswerAction(string Name, string Words, double ExpectedGain);
