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

    /// <returns>The answer with <c>recorded</c>, and with the cause where it is not although it should be.</returns>
    public async ValueTask<ScoreAnswer> RecordAsync(ScoreAnswer answer, ScoreRequest request, LiveModel live)
    {
        var recorded = store.Current is { } open ? await open.RecordAsync(PredictionOf(answer, request, live)) : Recorded.Unavailable;
        return recorded switch
        {
            Recorded.Yes => answer with { Recorded = true },
            Recorded.QueueFull => answer with { Degraded = [.. answer.Degraded ?? [], Degradation.StoreFull] },
            _ => answer with { Degraded = [.. answer.Degraded ?? [], Degradation.StoreAway] },
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
        Answer = JsonSerializer.Serialize(answer, ApiJson.Default.ScoreAnswer),
    };
}
