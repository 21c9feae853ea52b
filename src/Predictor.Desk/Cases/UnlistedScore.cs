using Predictor.Desk.Queue;
using Predictor.Models.Policies;
using Predictor.Models.Registry;
using Predictor.Store.Lines;

namespace Predictor.Desk.Cases;

/// <summary>What a recorded score would say to the queue now, by the policy as it stands.</summary>
public static class UnlistedScore
{
    /// <param name="shown">The score.</param>
    /// <param name="live">Names outcomes and bands.</param>
    /// <param name="options">Of the desk.</param>
    /// <param name="now">When.</param>
    /// <param name="byHand">Whether somebody takes the customer up, whatever the band.</param>
    /// <returns>Null where nothing was answered of the outcome that the policy values.</returns>
    public static LineScore? Of(ShownScore shown, LiveModel live, DeskOptions options, DateTimeOffset now, bool byHand)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(live);
        var worth = Worth(shown, live.Policy);
        if (shown is { By: { } by, Score: { } score })
            return new LineScoring(by, options).Of(shown.Prediction.Cells, score, worth, shown.Prediction.AsOf, now, byHand);

        // Its version is not here: what was answered is all there is, and none of the values behind it.
        if (shown.Probability(live.Policy.ValueOutcome) is not { } probability)
            return null;
        var second = LineScoring.SecondOf(live);
        var secondProbability = second is null ? null : shown.Probability(second.Name);
        return new LineScore
        {
            IsAtRisk = byHand,
            Probability = probability,
            Band = BandThresholds.Place(BandThresholds.Of(live.Policy, live.Policy.ValueOutcome), probability),
            SecondProbability = secondProbability,
            SecondBand = secondProbability is { } beside ? BandThresholds.Place(BandThresholds.Of(live.Policy, second!.Name), beside) : null,
            Value = LineValuing.Of(live.Policy, probability, worth),
            PolicyStamp = PolicyStamp.Of(live.Policy),
            ValueOutcome = live.Policy.ValueOutcome,
            Moment = shown.Prediction.Moment,
            ScoredAt = Math.Min(shown.Prediction.AsOf.ToUnixTimeSeconds(), now.ToUnixTimeSeconds()),
        };
    }

    /// <summary>What the request said that the customer is worth, out of what was answered to be at stake; null where it said nothing, or the policy is another by now.</summary>
    private static double? Worth(ShownScore shown, Policy policy)
    {
        if (shown.Prediction.PolicyVersion != policy.Version || shown.Probability(policy.ValueOutcome) is not (> 0 and var probability) || RecordedAnswer.AtStake(shown.Prediction.Answer) is not { } stake)
            return null;
        var worth = Math.Round(stake / probability, 2);
        return policy.CustomerValue is { } assumed && Math.Abs(worth - assumed) < 0.01 ? null : worth;
    }
}
