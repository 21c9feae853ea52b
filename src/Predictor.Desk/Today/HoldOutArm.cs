using Predictor.Models.Policies;
using Predictor.Models.Registry;
using Predictor.Store.Draws;
using Predictor.Store.Lines;

namespace Predictor.Desk.Today;

/// <summary>Which arm of the policy's hold-out a line's customer is in, and for how long he counts once.</summary>
public static class HoldOutArm
{
    /// <summary>Where the value outcome has no horizon, days.</summary>
    private const double StandardDays = 30;

    /// <returns>Null: chance decides nothing about him, for nobody is held out, nobody knows him, or he asked to be contacted.</returns>
    public static LineArm? Of(LiveModel live, Line line, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(line);
        return live.Policy.HoldOut?.Arm(line.CustomerId, line.AskedForContact) is { } isHeldOut ? new LineArm(isHeldOut, Since(live, now)) : null;
    }

    /// <summary>Whether chance holds a line's customer out, so that he is not suggested.</summary>
    public static bool IsHeldOut(Policy policy, Line line)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(line);
        return policy.HoldOut?.Holds(line.CustomerId, line.AskedForContact) == true;
    }

    /// <summary>Whoever was drawn after then is not drawn again: until the value outcome's horizon is over it is not known what came of it.</summary>
    public static DateTimeOffset Since(LiveModel live, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(live);
        return now.AddDays(-(live.Model.Schema.Outcomes.FirstOrDefault(outcome => outcome.Name == live.Policy.ValueOutcome)?.HorizonDays ?? StandardDays));
    }
}
