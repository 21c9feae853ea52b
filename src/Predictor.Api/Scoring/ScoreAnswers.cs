using Predictor.Api.Recording;
using Predictor.Cases;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;

namespace Predictor.Api.Scoring;

/// <summary>A score as it is answered.</summary>
internal static class ScoreAnswers
{
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
            [.. score.Outcomes.Select(Outcome)],
            request.Value is not null || live.Policy.CustomerValue > 0 ? score.AtStake : null,
            heldOut == true ? null : action,
            Missing(request, live.Model.Encoder),
            request.Warnings.All(),
            predictionId,
            Recorded: false,
            Degradation.Of(request, live, history),
            sample ? true : null,
            heldOut,
            heldOut == true ? action : null);
    }

    private static AnswerOutcome Outcome(OutcomeScore score) => new(
        score.Model.Outcome.Name,
        score.Model.Outcome.Words,
        score.Probability,
        score.Margin,
        score.Percentile,
        new AnswerBand(score.Band.Name, score.Band.Words),
        score.BaseProbability,
        [.. score.Reasons.Select(reason => new AnswerReason(reason.Code, reason.Words, reason.Raises ? "raises" : "lowers", reason.Points, reason.Contribution))]);

    private static List<string> Missing(ScoreRequest request, CaseEncoder encoder)
    {
        var missing = new List<string>();
        var columns = encoder.Schema.FeatureColumns;
        for (var column = 0; column < columns.Count; column++)
        {
            if (float.IsNaN(request.Row[column]) && columns[column].KnownAt <= request.Moment)
            {
                missing.Add(columns[column].Name);
            }
        }

        return missing;
    }
}
