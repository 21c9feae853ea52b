using Predictor.Models.Measuring;
using Predictor.Models.Policies;

namespace Predictor.Training.Reporting.Building;

/// <summary>What acting as the policy says would have brought on the rows measured.</summary>
internal static class PolicyReckoning
{
    /// <returns>Null where the policy speaks of another outcome, or knows no action or no value.</returns>
    public static PolicyResult? Of(Policy policy, MeasuredOutcome measured)
    {
        if (policy.ValueOutcome != measured.Model.Outcome.Name || policy.Actions.Count == 0 || policy.CustomerValue <= 0)
            return null;

        var realised = new double[measured.Labels.Length];
        var rows = new int[policy.Actions.Count];
        var perAction = policy.Actions.Select(action => measured.Labels.Average(label => Gain.Of(action, label, policy.CustomerValue))).ToArray();
        double expected = 0, atRandom = 0;
        for (var i = 0; i < realised.Length; i++)
        {
            if (Gain.Best(policy.Actions, measured.Probabilities[i], policy.CustomerValue, out var gain) is not { } action)
                continue;
            var index = policy.Actions.IndexOf(action);
            rows[index]++;
            expected += gain;
            realised[i] = Gain.Of(action, measured.Labels[i], policy.CustomerValue);
            atRandom += perAction[index];
        }

        var mean = CustomerMean.Of(realised, measured.Customers);
        var count = realised.Length;
        return new PolicyResult(
            rows.Sum(),
            expected,
            new(mean.Value * count, mean.Low * count, mean.High * count),
            atRandom,
            [.. policy.Actions.Zip(rows, (action, each) => (action.Words, each)).Where(each => each.each > 0)]);
    }

    private static int IndexOf(this IReadOnlyList<SuggestedAction> actions, SuggestedAction action)
    {
        for (var i = 0; i < actions.Count; i++)
        {
            if (ReferenceEquals(actions[i], action))
                return i;
        }

        throw new ArgumentException($"{action.Name} is none of the actions.", nameof(action));
    }
}
