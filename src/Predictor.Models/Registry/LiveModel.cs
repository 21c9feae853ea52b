using Predictor.Models.Bundles;
using Predictor.Models.Policies;
using Predictor.Models.Scoring;

namespace Predictor.Models.Registry;

/// <summary>What answers for one name at this instant: champion and policy together, so that one request never mixes two.</summary>
/// <param name="Model">As it was published.</param>
/// <param name="Policy">As it stands.</param>
/// <param name="Scorer">Of both; where the model lacks an outcome at a moment, of the model with that gap filled (the room's README says how).</param>
public sealed record LiveModel(Model Model, Policy Policy, CaseScorer Scorer)
{
    /// <summary>What scores in the shadow, under the same policy; null: nothing.</summary>
    public LiveModel? Challenger { get; init; }

    /// <summary>What answers fall short of; empty when all is well.</summary>
    public IReadOnlyList<Shortfall> Shortfalls { get; init; } = [];

    /// <summary>Whether it stands in for what should answer and cannot be read.</summary>
    public bool IsStopgap { get; init; }

    /// <exception cref="BundleException">The policy does not fit the model.</exception>
    public static LiveModel Of(Model model, Policy policy)
    {
        var (whole, shortfalls) = MomentGaps.Fill(model);
        return new LiveModel(model, policy, new CaseScorer(whole, policy)) { Shortfalls = shortfalls };
    }
}
