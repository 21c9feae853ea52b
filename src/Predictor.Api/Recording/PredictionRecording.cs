using System.Text.Json;
using Predictor.Api.Scoring;
using Predictor.Models.Registry;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Api.Recording;

/// <summary>Keeps answers with what they were given from. An answer says that it is recorded once it is on disk.</summary>
internal sealed class PredictionRecording(LiveStore store, TimeProvider time)
{
    /// <summary>Whether there is a store to record in at all.</summary>
    public bool IsKept => store.IsKept;

    /// <summary>All are kept together, or none.</summary>
    /// <returns>The answers with <c>recorded</c>, and with the cause where they are not although they should be.</returns>
    public async ValueTask<ScoreAnswer[]> RecordAsync(IReadOnlyList<ScoreAnswer> answers, IReadOnlyList<ScoreRequest> requests, LiveModel live)
    {
        var recorded = store.Current is { } open
            ? await open.RecordAsync(answers.Zip(requests, (answer, request) => PredictionOf(answer, request, live)))
            : Recorded.Unavailable;
        return recorded switch
        {
            Recorded.Yes => [.. answers.Select(answer => answer with { Recorded = true })],
            Recorded.QueueFull => [.. answers.Select(answer => answer with { Degraded = [.. answer.Degraded ?? [], Degradation.StoreFull] })],
            _ => [.. answers.Select(answer => answer with { Degraded = [.. answer.Degraded ?? [], Degradation.StoreAway] })],
        };
    }

    private Prediction PredictionOf(ScoreAnswer answer, ScoreRequest request, LiveModel live) => new()
    {
        Id = answer.PredictionId!,
        Model = live.Model.Name,
        Version = live.Model.Version,
        PolicyVersion = live.Policy.Version,
        CaseId = request.CaseId,
        CustomerId = request.CustomerId,
        Moment = request.Moment,
        AsOf = request.AsOf,
        ReceivedAt = time.GetUtcNow(),
        Cells = request.Row,
        Answer = JsonSerializer.Serialize(answer with { Recorded = true }, ApiJson.Default.ScoreAnswer),
    };
}
