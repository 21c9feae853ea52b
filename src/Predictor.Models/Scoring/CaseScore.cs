using Predictor.Cases;
using Predictor.Models.Policies;

namespace Predictor.Models.Scoring;

/// <summary>The answer for one case at one moment.</summary>
/// <param name="Moment">Scored at.</param>
/// <param name="Outcomes">One an outcome predicted at the moment.</param>
/// <param name="AtStake">Probability of the policy's value outcome times the value, money; null where the model does not predict it at this moment.</param>
/// <param name="Action">The action with the highest expected gain above 0, or null.</param>
/// <param name="ExpectedGain">Of that action, money; 0 without one.</param>
public sealed record CaseScore(Moment Moment, IReadOnlyList<OutcomeScore> Outcomes, double? AtStake, SuggestedAction? Action, double ExpectedGain);
