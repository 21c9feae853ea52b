using Predictor.Models.Policies;
using Predictor.Store.Lines;

namespace Predictor.Desk.Queue;

/// <summary>What a line is worth by a policy: when it is scored, and again whenever the policy is edited.</summary>
public static class LineValuing
{
    /// <param name="policy">As it stands.</param>
    /// <param name="probability">Of the value outcome.</param>
    /// <param name="worth">Of the customer; null: the policy's.</param>
    public static LineValue Of(Policy policy, double probability, double? worth)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if ((worth ?? policy.CustomerValue) is not (> 0 and var value) || !double.IsFinite(value))
            return new LineValue(policy.Version, worth, 0, 0, null);
        var action = Gain.Best(policy.Actions, probability, value, out var gain);
        return new LineValue(policy.Version, worth, probability * value, gain, action?.Name);
    }
}
