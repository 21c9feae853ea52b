using Predictor.Evaluation.Profit;
using Predictor.Models.Comparisons;
using Predictor.Models.Policies;

namespace Predictor.Training.Comparing;

/// <summary>
/// What profit is reckoned with: the policy's customer value and its first action, whose acceptance is the mean of a beta distribution as narrow as the
/// measure's usual one; that usual one where the policy says no value or no action.
/// </summary>
internal static class ComparisonMoney
{
    /// <summary>Alpha and beta together: 6 and 14 are as much.</summary>
    private const double Narrowness = 20;

    public static ComparedMoney Of(Policy policy)
    {
        var usual = ChurnEconomics.Default;
        if (policy is not { CustomerValue: > 0, Actions: [var action, ..] })
            return new ComparedMoney(policy.Version, policy.Currency, policy.ValueOutcome, usual.Value, usual.OfferCost, usual.ContactCost, usual.Alpha, usual.Beta, true);
        var acceptance = Math.Clamp(action.Acceptance, 0.001, 0.999);
        return new ComparedMoney(
            policy.Version, policy.Currency, policy.ValueOutcome, policy.CustomerValue, action.OfferCost, action.Cost, Narrowness * acceptance, Narrowness * (1 - acceptance), false);
    }

    public static ChurnEconomics Economics(ComparedMoney money) => new()
    {
        Value = money.CustomerValue,
        OfferCost = money.OfferCost,
        ContactCost = money.ContactCost,
        Alpha = money.Alpha,
        Beta = money.Beta,
    };
}
