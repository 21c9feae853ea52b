using Predictor.Api.Scoring;

namespace Predictor.Api.Triage.Answers;

/// <param name="Name">The outcome.</param>
/// <param name="Words">For people.</param>
/// <param name="Probability">By the latest score.</param>
/// <param name="Band">The policy's.</param>
internal sealed record CaseChance(string Name, string Words, double Probability, AnswerBand Band);
