using Predictor.Api.Errors;
using Predictor.Api.Recording;
using Predictor.Api.Sample;
using Predictor.Models.Registry;

namespace Predictor.Api.Scoring;

/// <summary>A case as sent into its answer: read, history from the store, score, record. The one path of single cases and of batches.</summary>
internal sealed class CaseAnswering(LiveHistory history, PredictionRecording recording, SampleLabel sample, TimeProvider time)
{
    public ScoreRequest Read(ReadOnlySpan<byte> body, LiveModel live) => new ScoreRequestReader(live, time.GetUtcNow()).Read(body);

    /// <returns>Null where the request can be answered.</returns>
    public static RequestRefused? Refusal(ScoreRequest request, ScoreQuery query) =>
        request.Mistakes.Count > 0
            ? new RequestRefused("What is at fault is listed in errors, by place.") { Errors = request.Mistakes }
            : query.Strict && request.Warnings.Count > 0
                ? new RequestRefused("strict=true refuses what would otherwise count as missing or be left aside; it is listed in errors, by place.") { Errors = request.Warnings.Errors() }
                : null;

    /// <summary>One answer a request, in their order; they are recorded together.</summary>
    public async ValueTask<IReadOnlyList<ScoreAnswer>> AnswerAsync(IReadOnlyList<ScoreRequest> requests, ScoreQuery query, LiveModel live, CancellationToken cancellation)
    {
        var isRecorded = query.Record && recording.IsKept;
        var answers = new ScoreAnswer[requests.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            var request = requests[i];
            var degradation = await history.FillAsync(request, live.Model, cancellation);
            var score = live.Scorer.Score(request.Row, request.Moment, request.Value, query.Reasons);
            var id = isRecorded ? Guid.CreateVersion7(time.GetUtcNow()).ToString() : null;
            answers[i] = ScoreAnswers.Create(request, live, score, id, degradation, sample.IsSample(live.Model));
        }

        return isRecorded && answers.Length > 0 ? await recording.RecordAsync(answers, requests, live) : answers;
    }
}
