using System.Text.Json;
using Predictor.Api.Scoring;
using Predictor.Models.Registry;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Api.Recording;

/// <summary>Keeps answers with what they were given from. An answer says that it is recorded once it is on disk.</summary>
internal sealed partial class PredictionRecording(LiveStore store, TimeProvider time, ILogger<PredictionRecording> logger)
{
    /// <summary>Whether there is a store to record in at all.</summary>
    public bool IsKept => store.IsKept;

    /// <summary>All are kept together, or none.</summary>
    /// <returns>The answers with <c>recorded</c>, and with the cause where they are not although they should be.</returns>
    public async ValueTask<ScoreAnswer[]> RecordAsync(IReadOnlyList<ScoreAnswer> answers, IReadOnlyList<ScoreRequest> requests, LiveModel live, Deadline? deadline)
    {
        var recorded = Recorded.Unavailable;
        if (store.Current is { } open)
        {
            var writing = open.RecordAsync(answers.Zip(requests, (answer, request) => PredictionOf(answer, request, live)));
            if (!await IsInTimeAsync(writing, deadline))
                return [.. answers.Select(answer => answer.Without(Degradation.RecordLate))];
            recorded = await writing;
        }

        return recorded switch
        {
            Recorded.Yes => [.. answers.Select(answer => answer with { Recorded = true })],
            Recorded.QueueFull => [.. answers.Select(answer => answer.Without(Degradation.StoreFull))],
            _ => [.. answers.Select(answer => answer.Without(Degradation.StoreAway))],
        };
    }

    /// <summary>Waits as long as the deadline allows. The write goes on where it does not; nobody hears then what became of it but the log.</summary>
    private async ValueTask<bool> IsInTimeAsync(Task<Recorded> writing, Deadline? deadline)
    {
        if (deadline is null)
            return true;
        try
        {
            await writing.WaitAsync(deadline.Left(Deadline.Record), time);
            return true;
        }
        catch (TimeoutException)
        {
            _ = writing.ContinueWith(
                failed => Failed(logger, failed.Exception!.GetBaseException()),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A score whose caller no longer waited could not be recorded")]
    private static partial void Failed(ILogger logger, Exception fault);

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
