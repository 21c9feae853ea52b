using System.Collections.Concurrent;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;

namespace Predictor.Api.Scoring;

/// <summary>
/// Cases that come one by one, explained together where several wait: eight side by side take less than half the time of eight in turn, bit for bit the same. Nobody waits for others to come:
/// each case asks the thread pool for a turn, behind what that has to do already, and the first turn takes all that wait by then.
/// A caller's deadline is looked at before a case waits here, not while it does.
/// </summary>
internal sealed class GatheredScores : IThreadPoolWorkItem
{
    /// <summary>In one turn: what takes longer is left to another core.</summary>
    private const int Most = 32;

    private readonly ConcurrentQueue<Waiting> _waiting = new();

    public Task<CaseScore> ScoreAsync(ScoreRequest request, LiveModel live, int reasons)
    {
        var waiting = new Waiting(request, live, reasons);
        _waiting.Enqueue(waiting);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return waiting.Task;
    }

    void IThreadPoolWorkItem.Execute()
    {
        var taken = new List<Waiting>();
        while (taken.Count < Most && _waiting.TryDequeue(out var next))
        {
            taken.Add(next);
        }

        while (taken.Count > 0)
        {
            var (live, reasons) = (taken[0].Live, taken[0].Reasons);
            var together = taken.FindAll(each => ReferenceEquals(each.Live, live) && each.Reasons == reasons);
            taken.RemoveAll(each => ReferenceEquals(each.Live, live) && each.Reasons == reasons);
            Score(together, live, reasons);
        }
    }

    private static void Score(List<Waiting> together, LiveModel live, int reasons)
    {
        try
        {
            var scores = ManyScores.Of(together.ConvertAll(each => each.Request), live, reasons);
            for (var i = 0; i < scores.Length; i++)
            {
                together[i].SetResult(scores[i]);
            }
        }
        catch (Exception fault)
        {
            // Each of them hears of it; a turn of the thread pool has nobody to tell.
            together.ForEach(each => each.TrySetException(fault));
        }
    }

    private sealed class Waiting(ScoreRequest request, LiveModel live, int reasons) : TaskCompletionSource<CaseScore>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public ScoreRequest Request => request;

        public LiveModel Live => live;

        public int Reasons => reasons;
    }
}
