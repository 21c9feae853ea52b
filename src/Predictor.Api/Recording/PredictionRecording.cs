using System.Data.Common;
using Predictor.Api.Scoring;
using Predictor.Models.Registry;
using Predictor.Store.Lines;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Api.Recording;

/// <summary>Keeps answers with what they were given from. An answer says that it is recorded once it is on disk.</summary>
internal sealed partial class PredictionRecording(LiveStore store, TimeProvider time, ILogger<PredictionRecording> logger)
{
    /// <summary>Whether there is a store to record in at all.</summary>
    public bool IsKept => store.IsKept;

    /// <summary>All are kept together, and with them what they say to the desk's queue, or none.</summary>
    /// <param name="answers">Not recorded yet.</param>
    /// <param name="requests">One an answer.</param>
    /// <param name="lines">One an answer: what it says to the queue.</param>
    /// <param name="live">What answered.</param>
    /// <param name="deadline">Until when it is waited for.</param>
    /// <returns>
    /// The answers with <c>recorded</c>, and with the cause where they are not although they should be. Where a request's key stands for an answer already it is that one;
    /// null where it was another request's.
    /// </returns>
    public async ValueTask<ScoreAnswer?[]> RecordAsync(
        IReadOnlyList<ScoreAnswer> answers, IReadOnlyList<ScoreRequest> requests, IReadOnlyList<LineScore?> lines, LiveModel live, Deadline? deadline)
    {
        if (store.Current is not { } open)
            return [.. answers.Select(answer => answer.Without(Degradation.StoreAway))];
        var predictions = new Prediction[answers.Count];
        for (var i = 0; i < predictions.Length; i++)
        {
            predictions[i] = PredictionOf(answers[i], requests[i], lines[i], live, time.GetUtcNow());
        }

        try
        {
            var writing = open.RecordAsync(predictions);
            if (!await IsInTimeAsync(writing, deadline))
                return [.. answers.Zip(requests, Late)];
            var kept = await writing;
            return kept.Recorded switch
            {
                Recorded.Yes => Kept(answers, predictions, kept),
                Recorded.QueueFull => [.. answers.Select(answer => answer.Without(Degradation.StoreFull))],
                _ => [.. answers.Select(answer => answer.Without(Degradation.StoreAway))],
            };
        }
        catch (DbException fault)
        {
            // It went away between the write and the look at what stands in its place.
            Failed(logger, fault);
            return [.. answers.Select(answer => answer.Without(Degradation.StoreAway))];
        }
    }

    private static ScoreAnswer?[] Kept(IReadOnlyList<ScoreAnswer> answers, Prediction[] predictions, KeptPredictions kept)
    {
        var said = new ScoreAnswer?[predictions.Length];
        for (var i = 0; i < said.Length; i++)
        {
            said[i] = kept.Earlier[i] is { } earlier ? EarlierAnswer.Instead(answers[i], predictions[i], earlier) : answers[i] with { Recorded = true, Written = predictions[i].Answer };
        }

        return said;
    }

    /// <summary>Of what may be recorded already, nobody knows yet under which id.</summary>
    private static ScoreAnswer Late(ScoreAnswer answer, ScoreRequest request) =>
        (request.IsOnce ? answer with { PredictionId = null } : answer).Without(Degradation.RecordLate);

    /// <summary>Waits as long as the deadline allows. The write goes on where it does not; nobody hears then what became of it but the log.</summary>
    private async ValueTask<bool> IsInTimeAsync(Task writing, Deadline? deadline)
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether a score is recorded is not known; it was answered as not recorded")]
    private static partial void Failed(ILogger logger, Exception fault);

    /// <summary>An answer with what it was given from.</summary>
    public static Prediction PredictionOf(ScoreAnswer answer, ScoreRequest request, LineScore? line, LiveModel live, DateTimeOffset receivedAt) => new()
    {
        Id = answer.PredictionId!,
        Model = live.Model.Name,
        Version = live.Model.Version,
        PolicyVersion = live.Policy.Version,
        CaseId = request.CaseId,
        CustomerId = request.CustomerId,
        Moment = request.Moment,
        AsOf = request.AsOf,
        IsAsOfSaid = request.IsAsOfSaid,
        RequestKey = request.Key,
        ReceivedAt = receivedAt,
        Cells = request.Row,
        Answer = AnswerText.Of(answer with { Recorded = true }),
        Line = line,
    };
}
