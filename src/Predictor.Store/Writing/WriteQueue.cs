using System.Diagnostics;
using System.Threading.Channels;
using Predictor.Store.Databases;

namespace Predictor.Store.Writing;

/// <summary>
/// Group commit: one writer takes all that waits, up to a limit, writes it in one transaction and only then tells the senders.
/// No sender waits for others to come: while a group is being committed the next one gathers, so that groups are as large as the load needs.
/// The queue is bounded; what does not fit is refused at once. A group that fails is tried write by write, so that one that cannot be written
/// does not take the others with it. The writer has a thread of its own: a commit waits for the disk, and a thread of the pool that waits is one fewer to score.
/// </summary>
internal sealed class WriteQueue : IAsyncDisposable
{
    /// <summary>Writes in a transaction at most.</summary>
    private const int LargestGroup = 1_024;

    /// <summary>At a transaction that stands in another one's way.</summary>
    private const int MostAttempts = 3;

    private readonly IStoreDatabase _database;
    private readonly Channel<Waiting> _channel;
    private readonly Action<Exception> _report;
    private readonly Task _writing;

    /// <param name="database">Migrated.</param>
    /// <param name="capacity">Writes that may wait.</param>
    /// <param name="report">Told of each group that could not be written.</param>
    public WriteQueue(IStoreDatabase database, int capacity, Action<Exception> report)
    {
        (_database, _report) = (database, report);
        _channel = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        _writing = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Writes that wait now.</summary>
    public int Depth => _channel.Reader.Count;

    /// <summary>Completes once the write is on disk or known not to be. A caller who stops waiting does not stop the write.</summary>
    /// <exception cref="Exception">The database refused this very write, which is a mistake in this program.</exception>
    public Task<Recorded> WriteAsync(StoreWrite write)
    {
        var waiting = new Waiting(write);
        return _channel.Writer.TryWrite(waiting) ? waiting.Done.Task
            : Task.FromResult(_channel.Reader.Completion.IsCompleted ? Recorded.Unavailable : Recorded.QueueFull);
    }

    /// <summary>Takes no more, commits what waits, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        await _writing;
    }

    private void Write()
    {
        var group = new List<Waiting>(LargestGroup);
        while (_channel.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < LargestGroup && _channel.Reader.TryRead(out var waiting))
            {
                group.Add(waiting);
            }

            WriteAsync(group).GetAwaiter().GetResult();
            group.Clear();
        }
    }

    private async Task WriteAsync(List<Waiting> group)
    {
        var fault = await TryCommitAsync(group);
        for (var attempt = 1; attempt < MostAttempts && fault is not null && _database.IsUndone(fault); attempt++)
        {
            fault = await TryCommitAsync(group);
        }

        if (fault is null)
        {
            group.ForEach(waiting => waiting.Done.SetResult(Recorded.Yes));
        }
        else if (_database.IsUnavailable(fault))
        {
            _report(fault);
            group.ForEach(waiting => waiting.Done.SetResult(Recorded.Unavailable));
        }
        else if (group is [var single])
        {
            single.Done.SetException(fault);
        }
        else
        {
            foreach (var waiting in group)
            {
                await WriteAsync([waiting]);
            }
        }
    }

    private async Task<Exception?> TryCommitAsync(List<Waiting> group)
    {
        try
        {
            var rows = group is [var single] ? single.Write.Rows : Rows(group);
            Debug.Assert(rows.All(row => row.Cells.Length == row.Statement.Kinds.Count), "one cell a parameter");
            var changed = await _database.CommitAsync(rows);
            var start = 0;
            foreach (var waiting in group)
            {
                waiting.Write.Changed = new ArraySegment<bool>(changed, start, waiting.Write.Rows.Count);
                start += waiting.Write.Rows.Count;
            }

            return null;
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or TimeoutException or IOException or System.Net.Sockets.SocketException or InvalidCastException or ArgumentException)
        {
            return fault;
        }
    }

    private static List<(Statement Statement, object?[] Cells)> Rows(List<Waiting> group)
    {
        var rows = new List<(Statement Statement, object?[] Cells)>(group.Sum(waiting => waiting.Write.Rows.Count));
        group.ForEach(waiting => rows.AddRange(waiting.Write.Rows));
        return rows;
    }

    private sealed class Waiting(StoreWrite write)
    {
        public StoreWrite Write => write;

        public TaskCompletionSource<Recorded> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
