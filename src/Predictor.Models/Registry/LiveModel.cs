using Predictor.Models.Bundles;
using Predictor.Models.Policies;
using Predictor.Models.Scoring;

namespace Predictor.Models.Registry;

/// <summary>What answers for one name at this instant: champion and policy together, so that one request never mixes two.</summary>
public sealed record LiveModel(Model Model, Policy Policy, CaseScorer Scorer);
