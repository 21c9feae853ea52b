using Predictor.Api.Scoring;
using Predictor.Desk.Queue;
using Predictor.Desk.Today;
using Predictor.Models.Registry;
using Predictor.Store.Lines;

namespace Predictor.Api.Triage.Answers;

/// <summary>Lines as they are answered, in the words of what is live.</summary>
internal static class CaseAnswers
{
    public static CaseAnswer Of(Line line, LiveModel live, DateTimeOffset now) => new(
        line.Id,
        EditionTag.Of(line.Edition),
        line.Ended is not null ? "ended" : line.SnoozedUntil > now ? "snoozed" : "open",
        line.CustomerId,
        line.Name,
        line.Reference,
        line.CaseId,
        line.PredictionId,
        new AnswerModel(line.Model, line.Version),
        ScoreAnswers.Word(line.Moment),
        line.ScoredAt.UtcDateTime,
        [.. Chances(line, live)],
        line.Value.Worth,
        line.Value.AtStake > 0 ? line.Value.AtStake : null,
        line.Value.Action is { } action && !HoldOutArm.IsHeldOut(live.Policy, line) ? new AnswerAction(action, LineText.Action(live.Policy, action), line.Value.Gain) : null,
        line.Value.PolicyVersion,
        [.. line.Reasons.Select(reason => new CaseReason(reason.Code, reason.Words))],
        line.Queue,
        line.Channel,
        line.Team,
        line.OpenedAt.UtcDateTime,
        CasePerson.Of(line.Owner),
        line.SnoozedUntil?.UtcDateTime,
        line.SnoozeReason,
        line.Ended is { } end ? QueueFilter.Word(end) : null,
        line.EndedAt?.UtcDateTime,
        HoldOutArm.IsHeldOut(live.Policy, line));

    /// <summary>In a sentence, times in UTC: who was before.</summary>
    public static string WhoWasBefore(LineEvent? last, LiveModel live) => last is null
        ? "It ended or opened by itself."
        : $"{LineText.Event(last, live.Policy, TimeZoneInfo.Utc)}.";

    private static IEnumerable<CaseChance> Chances(Line line, LiveModel live)
    {
        yield return Chance(live.Policy.ValueOutcome, line.Probability, line.Band);
        if (LineScoring.SecondOf(live) is { } second && line is { SecondProbability: { } probability, SecondBand: { } band })
            yield return Chance(second.Name, probability, band);

        CaseChance Chance(string outcome, double probability, int band)
        {
            var bands = live.Policy.Bands;
            var known = bands[Math.Min(band, bands.Count - 1)];
            return new CaseChance(outcome, live.Model.Schema.Outcomes.FirstOrDefault(each => each.Name == outcome)?.Words ?? outcome, probability, new AnswerBand(known.Name, known.Words));
        }
    }
}
