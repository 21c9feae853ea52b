namespace Predictor.Models.Policies;

/// <summary>
/// What acting on a case is expected to earn: gain = p x acceptance x (value - offer) - (1 - p) x offer - cost.
/// A customer about to leave (p) is kept with the action's acceptance, and then costs the offer; a customer who would have stayed takes the
/// offer anyway; the contact costs in either case. Neslin et al., 2006, "Defection detection"; Verbraken, Verbeke, Baesens, 2013,
/// "A novel profit maximizing metric for measuring classification performance of customer churn prediction models".
/// </summary>
public static class Gain
{
    public static double Of(SuggestedAction action, double probability, double value) =>
        (probability * action.Acceptance * (value - action.OfferCost)) - ((1 - probability) * action.OfferCost) - action.Cost;

    /// <summary>The action that earns most, the first of equals; null where none earns anything.</summary>
    public static SuggestedAction? Best(IReadOnlyList<SuggestedAction> actions, double probability, double value, out double gain)
    {
        SuggestedAction? best = null;
        gain = 0;
        for (var i = 0; i < actions.Count; i++)
        {
            var own = Of(actions[i], probability, value);
            if (own > gain)
            {
                (best, gain) = (actions[i], own);
            }
        }

        return best;
    }
}
