using Predictor.Api.Recording;
using Predictor.Cases;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;

namespace Predictor.Api.Scoring;

/// <summary>A score as it is answered.</summary>
internal static class ScoreAnswers
{
    private static readonly IReadOnlyList<string> None = [];

    public static string Word(Moment moment) => moment == Moment.Arrival ? "arrival" : "closure";

    public static ScoreAnswer Create(ScoreRequest request, LiveModel live, CaseScore score, string? predictionId, Degradation? history, bool sample, bool? heldOut)
    {
        var action = score.Action is { } suggested ? new AnswerAction(suggested.Name, suggested.Words, score.ExpectedGain) : null;
        return new ScoreAnswer(
            request.CaseId,
            request.CustomerId,
            Word(score.Moment),
            request.AsOf.UtcDateTime,
            new AnswerModel(live.Model.Name, live.Model.Version),
            new AnswerPolicy(live.Policy.Version, live.Policy.Currency),
            Outcomes(score),
            request.Value is not null || live.Policy.CustomerValue > 0 ? score.AtStake : null,
            heldOut == true ? null : action,
            Missing(request, live.Model.Encoder) ?? None,
            request.Warnings.All(),
            predictionId,
            Recorded: false,
            Degradation.Of(request, live, history),
            sample ? true : null,
            heldOut,
            heldOut == true ? action : null);
    }

    private static AnswerOutcome[] Outcomes(CaseScore score)
    {
        var outcomes = new AnswerOutcome[score.Outcomes.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var each = score.Outcomes[i];
            var (outcome, band) = (each.Model.Outcome, each.Band);
            outcomes[i] = new AnswerOutcome(outcome.Name, outcome.Words, each.Probability, each.Margin, each.Percentile, new AnswerBand(band.Name, band.Words), each.BaseProbability, Reasons(each));
        }

        return outcomes;
    }

    private static AnswerReason[] Reasons(OutcomeScore score)
    {
        if (score.Reasons.Count == 0)
            return [];
        var reasons = new AnswerReason[score.Reasons.Count];
        for (var i = 0; i < reasons.Length; i++)
        {
            var reason = score.Reasons[i];
            reasons[i] = new AnswerReason(reason.Code, reason.Words, reason.Raises ? "raises" : "lowers", reason.Points, reason.Contribution);
        }

        return reasons;
    }

    private static List<string>? Missing(ScoreRequest request, CaseEncoder encoder)
    {
        List<string>? missing = null;
        var columns = encoder.Columns;
        for (var column = 0; column < request.Row.Length; column++)
        {
            if (float.IsNaN(request.Row[column]) && columns[column].KnownAt <= request.Moment)
                (missing ??= []).Add(columns[column].Name);
        }

        return missing;
    }
}
