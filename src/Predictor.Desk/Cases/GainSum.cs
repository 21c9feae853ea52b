using Predictor.Models.Policies;

namespace Predictor.Desk.Cases;

/// <summary>What an action is expected to earn, with the formula's numbers: probability x acceptance x (value - offer) - (1 - probability) x offer - cost.</summary>
/// <param name="Action">Of the policy.</param>
/// <param name="Probability">Of the value outcome.</param>
/// <param name="Value">Of the customer, money.</param>
public sealed record GainSum(SuggestedAction Action, double Probability, double Value)
{
    /// <summary>Of who would leave: kept, less the offer that he takes.</summary>
    public double Kept => Probability * Action.Acceptance * (Value - Action.OfferCost);

    /// <summary>Of who would have stayed: takes the offer too.</summary>
    public double GivenAway => (1 - Probability) * Action.OfferCost;

    /// <summary>As <see cref="Predictor.Models.Policies.Gain"/> has it, bit for bit.</summary>
    public double Gain => Predictor.Models.Policies.Gain.Of(Action, Probability, Value);

    /// <summary>All actions of a policy, the one that earns most first; none where the customer's worth is not known.</summary>
    public static IReadOnlyList<GainSum> All(Policy policy, double probability, double? worth)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return (worth ?? policy.CustomerValue) is > 0 and var value && double.IsFinite(value)
            ? [.. policy.Actions.Select(action => new GainSum(action, probability, value)).OrderByDescending(sum => sum.Gain)]
            : [];
    }
}
