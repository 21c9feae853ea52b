using System.Diagnostics;
using Microsoft.Extensions.Options;
using Predictor.Api.Errors;
using Predictor.Api.Metering;
using Predictor.Api.Recording;
using Predictor.Api.Sample;
using Predictor.Api.Triage;
using Predictor.Desk;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;
using Predictor.Store.Lines;

namespace Predictor.Api.Scoring;

/// <summary>A case as sent into its answer: read, history from the store, score, record. The one path of single cases and of batches.</summary>
internal sealed class CaseAnswering(LiveHistory history, GatheredScores gathering, PredictionRecording recording, ShadowScoring shadow, LineScores lines, SampleLabel sample, ServiceMeter meter, IOptions<DeskOptions> desk, TimeProvider time)
{
    public ScoreRequest Read(ReadOnlySpan<byte> body, ScoreQuery query, LiveModel live)
    {
        var started = Stopwatch.GetTimestamp();
        var request = new ScoreRequestReader(live, time.GetUtcNow()).Read(body, query.Case.Span);
        if (live.Challenger is not null && query.Record && recording.IsKept)
            request.Sent = new SentCase(query.Case, body.ToArray());
        meter.Took("read", started);
        return request;
    }

    /// <returns>Null where the request can be answered.</returns>
    public static RequestRefused? Refusal(ScoreRequest request, ScoreQuery query) =>
        request.Mistakes.Count > 0 || query.Mistakes is not null
            ? new RequestRefused("What is at fault is listed in errors, by place.") { Errors = request.Mistakes.Concat(query.Mistakes ?? new Dictionary<string, string[]>()).ToDictionary() }
            : query.Strict && request.Warnings.Count > 0
                ? new RequestRefused("strict=true refuses what would otherwise count as missing or be left aside; it is listed in errors, by place.") { Errors = request.Warnings.Errors() }
                : null;

    /// <summary>One answer a request, in their order; they are recorded together.</summary>
    /// <param name="requests">Without mistakes.</param>
    /// <param name="query">Of all of them.</param>
    /// <param name="live">What scores.</param>
    /// <param name="deadline">Until when they are waited for; null: as long as it takes.</param>
    /// <param name="cancellation">The caller is gone.</param>
    /// <returns>Null where a request's key stands for another request.</returns>
    public async ValueTask<IReadOnlyList<ScoreAnswer?>> AnswerAsync(
        IReadOnlyList<ScoreRequest> requests, ScoreQuery query, LiveModel live, Deadline? deadline, CancellationToken cancellation)
    {
        var isRecorded = query.Record && recording.IsKept;
        var started = Stopwatch.GetTimestamp();
        var degradations = new Degradation?[requests.Count];
        for (var i = 0; i < degradations.Length; i++)
        {
            degradations[i] = await history.FillAsync(requests[i], live.Model, deadline, cancellation);
        }

        started = meter.Took("history", started);
        var isLate = query.Reasons > 0 && deadline?.Left(Deadline.Reasons) == TimeSpan.Zero;
        var reasons = isLate ? 0 : query.Reasons;
        var scores = requests is [var only] && reasons > 0 ? [await gathering.ScoreAsync(only, live, reasons)] : ManyScores.Of(requests, live, reasons);
        meter.Took("score", started);
        var answers = new ScoreAnswer[requests.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            var id = isRecorded ? Guid.CreateVersion7(time.GetUtcNow()).ToString() : null;
            var answer = ScoreAnswers.Create(requests[i], live, scores[i], id, degradations[i], sample.IsSample(live.Model), HoldOutMark.Of(requests[i], live, desk.Value.Columns));
            answers[i] = isLate ? answer.Without(Degradation.ReasonsLate) : answer;
        }

        ScoreAnswer?[] kept = answers;
        if (isRecorded && answers.Length > 0)
        {
            started = Stopwatch.GetTimestamp();
            kept = await recording.RecordAsync(answers, requests, LinesOf(requests, live, scores), live, deadline);
            meter.Took("record", started);
        }

        for (var i = 0; i < answers.Length; i++)
        {
            if (kept[i] is not { } answer || (answer.PredictionId is { } id && id != answers[i].PredictionId))
            {
                meter.Repeated();
                continue;
            }

            meter.Answered(answer, live);
            if (answer is { Recorded: true, PredictionId: { } recorded })
                shadow.Offer(requests[i], live, recorded);
        }

        return kept;
    }

    private LineScore?[] LinesOf(IReadOnlyList<ScoreRequest> requests, LiveModel live, CaseScore[] scores)
    {
        var found = new LineScore?[scores.Length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = lines.Of(requests[i], live, scores[i]);
        }

        return found;
    }
}
