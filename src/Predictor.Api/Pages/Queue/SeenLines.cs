using Predictor.Desk.Access;
using Predictor.Store;
using Predictor.Store.Lines;
using Predictor.Store.Writing;

namespace Predictor.Api.Pages.Queue;

/// <summary>Keeps who opened whose page: once a customer, person and day, beside the page, which waits for nothing of it.</summary>
internal sealed partial class SeenLines(TimeProvider time, ILogger<SeenLines> logger)
{
    /// <summary>Of a day that are remembered, so that they are not written again; beyond, the store finds out.</summary>
    private const int Most = 20_000;

    private readonly Lock _gate = new();
    private readonly HashSet<(string Line, string User)> _today = [];
    private long _day;

    /// <summary>The writing of it, which need not be waited for.</summary>
    public Task See(RecordStore store, Line line, DeskUser user)
    {
        var (now, one) = (time.GetUtcNow(), (line.Id, user.Name));
        lock (_gate)
        {
            if (_day != now.UtcDateTime.Ticks / TimeSpan.TicksPerDay || _today.Count >= Most)
                _today.Clear();
            _day = now.UtcDateTime.Ticks / TimeSpan.TicksPerDay;
            if (!_today.Add(one))
                return Task.CompletedTask;
        }

        return WriteAsync(store, line, one, now);
    }

    private async Task WriteAsync(RecordStore store, Line line, (string Line, string User) one, DateTimeOffset now)
    {
        var recorded = await store.SeenAsync(line, one.User, now);
        if (recorded == Recorded.Yes)
            return;
        NotKept(logger, recorded);
        lock (_gate)
        {
            _today.Remove(one);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "That a page was opened is not kept, for the store did not take it: {Recorded}")]
    private static partial void NotKept(ILogger logger, Recorded recorded);
}
