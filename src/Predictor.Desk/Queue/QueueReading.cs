using System.Data.Common;
using Predictor.Desk.Access;
using Predictor.Store;
using Predictor.Store.Lines;

namespace Predictor.Desk.Queue;

/// <summary>The queue's pages out of the store. What can be chosen by is read at most twice a minute.</summary>
public sealed class QueueReading(IDeskPeople people, TimeProvider time)
{
    /// <summary>Lines a page.</summary>
    public const int PageSize = 50;

    private static readonly TimeSpan ChoicesLast = TimeSpan.FromSeconds(30);

    private volatile Known? _known;
    private int _isReading;

    /// <param name="ready">Where the lines are.</param>
    /// <param name="filter">Which.</param>
    /// <param name="place">Of the page.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="zone">Of times.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="System.Data.Common.DbException">The store does not answer.</exception>
    public async Task<QueueView> ReadAsync(DeskState.Ready ready, QueueFilter filter, QueuePlace place, DeskUser user, TimeZoneInfo zone, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ready);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(user);
        var now = time.GetUtcNow();
        var query = filter.ToQuery(ready.Live, user, now);
        var (lines, totals, previous, next) = await PageAsync(ready.Store, query, place, cancellation);
        return new QueueView
        {
            Live = ready.Live,
            IsSample = ready.IsSample,
            Now = now,
            Zone = zone,
            User = user,
            Filter = filter,
            Query = query,
            Lines = await WithAsync(ready.Store, lines, now, cancellation),
            First = place.First,
            Next = next,
            Previous = place.First > 0 ? previous : null,
            Totals = totals,
            Valuation = await ready.Store.ReadValuationAsync(ready.Live.Model.Name, cancellation),
            Choices = await ChoicesAsync(ready.Store, now),
            People = people.All,
            Views = await ready.Store.ReadViewsAsync(user.Name, cancellation),
        };
    }

    /// <summary>Lines with what stands beside them.</summary>
    public static async Task<IReadOnlyList<QueueLine>> WithAsync(RecordStore store, IReadOnlyList<Line> lines, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0)
            return [];
        var points = await store.ReadPointsAsync(lines, now.AddDays(-QueueLine.PointDays), cancellation);
        var events = await store.ReadLastEventsAsync(lines, cancellation);
        return [.. lines.Select(line => new QueueLine(line, points.GetValueOrDefault(line.Id) ?? [], events.GetValueOrDefault(line.Id)))];
    }

    private static async Task<(IReadOnlyList<Line> Lines, LineTotals Totals, LinePosition? Previous, LinePosition? Next)> PageAsync(RecordStore store, LineQuery query, QueuePlace place, CancellationToken cancellation)
    {
        if (place.Before is null)
        {
            var (page, all) = await store.ReadLinesWithTotalsAsync(query, place.After, PageSize, cancellation);
            return (page.Lines, all, page.Lines.Count > 0 ? LinePosition.Of(query, page.Lines[0]) : null, page.Next);
        }

        // Backwards, from the first line of the page that was shown.
        var (before, totals) = await store.ReadLinesWithTotalsAsync(query with { IsAscending = !query.IsAscending }, place.Before, PageSize, cancellation);
        Line[] lines = [.. before.Lines.Reverse()];
        return (lines, totals, lines.Length > 0 ? LinePosition.Of(query, lines[0]) : null, lines.Length > 0 ? LinePosition.Of(query, lines[^1]) : null);
    }

    /// <summary>What was known last is shown while it is read anew, for it is the slowest of a page's questions and changes the least.</summary>
    private async Task<LineChoices> ChoicesAsync(RecordStore store, DateTimeOffset now)
    {
        if (_known is { } known && ReferenceEquals(known.Store, store))
        {
            if (now - known.At >= ChoicesLast && Interlocked.CompareExchange(ref _isReading, 1, 0) == 0)
                _ = Task.Run(() => ReadAnewAsync(known, now));
            return known.Choices;
        }

        _known = new Known(store, now, await store.ReadLineChoicesAsync(CancellationToken.None));
        return _known.Choices;
    }

    private async Task ReadAnewAsync(Known known, DateTimeOffset now)
    {
        try
        {
            _known = new Known(known.Store, now, await known.Store.ReadLineChoicesAsync(CancellationToken.None));
        }
        catch (Exception fault) when (fault is DbException or ObjectDisposedException or IOException or TimeoutException or System.Net.Sockets.SocketException)
        {
            // The store is away, or another one is shown by now: who asks next tries again.
        }
        finally
        {
            Volatile.Write(ref _isReading, 0);
        }
    }

    private sealed record Known(RecordStore Store, DateTimeOffset At, LineChoices Choices);
}
