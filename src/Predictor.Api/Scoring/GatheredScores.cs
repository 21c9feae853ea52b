using System.Collections.Concurrent;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;

namespace Predictor.Api.Scoring;

/// <summary>
/// Cases that come one by one, explained together where several wait: eight side by side take less than half the time of eight in turn, bit for bit the same. Nobody waits for others who may never come:
/// one turn is asked of the thread pool, behind what that has to do already. Where several wait by then, though not yet eight, and more came since the turn last looked, it goes once more behind what the pool has to do.
/// A caller's deadline is looked at before a case waits here, not while it does.
/// </summary>
internal sealed class GatheredScores : IThreadPoolWorkItem
{
    /// <summary>As many as are explained side by side.</summary>
    private const int Full = 8;

    /// <summary>In one turn: what takes longer is left to another core.</summary>
    private const int Most = 4 * Full;

    private readonly ConcurrentQueue<Waiting> _waiting = new();

    /// <summary>1 while a turn is asked for and has not taken its cases.</summary>
    private int _isAsked;

    /// <summary>Cases that waited when the turn last looked; the turn's alone.</summary>
    private int _seen;

    public Task<CaseScore> ScoreAsync(ScoreRequest request, LiveModel live, int reasons)
    {
        var waiting = new Waiting(request, live, reasons);
        _waiting.Enqueue(waiting);
        Ask();
        return waiting.Task;
    }

    void IThreadPoolWorkItem.Execute()
    {
        var count = _waiting.Count;
        if (count is > 1 and < Full && count > _seen)
        {
            _seen = count;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return;
        }

        _seen = 0;
        Volatile.Write(ref _isAsked, 0);
        Interlocked.MemoryBarrier();
        var most = count < Full ? count : Math.Min(count / Full * Full, Most);
        var taken = new List<Waiting>(most);
        while (taken.Count < most && _waiting.TryDequeue(out var next))
        {
            taken.Add(next);
        }

        if (!_waiting.IsEmpty)
            Ask();
        while (taken.Count > 0)
        {
            var (live, reasons) = (taken[0].Live, taken[0].Reasons);
            var together = taken.FindAll(each => ReferenceEquals(each.Live, live) && each.Reasons == reasons);
            taken.RemoveAll(each => ReferenceEquals(each.Live, live) && each.Reasons == reasons);
            Score(together, live, reasons);
        }
    }

    /// <summary>For a turn, where none is asked for already.</summary>
    private void Ask()
    {
        if (Interlocked.Exchange(ref _isAsked, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
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
