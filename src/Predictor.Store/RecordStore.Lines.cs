using Predictor.Store.Draws;
using Predictor.Store.Lines;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store;

/// <summary>The desk's queue: lines are opened and refreshed by predictions that are recorded, and changed by people.</summary>
public sealed partial class RecordStore
{
    /// <summary>A page of lines, by an index of its order.</summary>
    /// <param name="query">Which.</param>
    /// <param name="after">Where the page before ended; null: the first.</param>
    /// <param name="most">Lines at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public Task<LinePage> ReadLinesAsync(LineQuery query, LinePosition? after, int most, CancellationToken cancellation) => _lines.PageAsync(query, after, most, cancellation);

    /// <summary>The same with all lines of the query together. A search looks at the lines once for both.</summary>
    public async Task<(LinePage Page, LineTotals Totals)> ReadLinesWithTotalsAsync(LineQuery query, LinePosition? after, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        return string.IsNullOrWhiteSpace(query.Search)
            ? (await _lines.PageAsync(query, after, most, cancellation), await _lines.TotalsAsync(query, cancellation))
            : await _lines.SearchAsync(query, after, most, cancellation);
    }

    public Task<LineTotals> CountLinesAsync(LineQuery query, CancellationToken cancellation) => _lines.TotalsAsync(query, cancellation);

    /// <summary>Where a line stands among those of a query.</summary>
    /// <returns>Null: it is none of them.</returns>
    public Task<LinePlace?> ReadPlaceAsync(LineQuery query, Line line, CancellationToken cancellation) => _lines.PlaceAsync(query, line, cancellation);

    /// <summary>What the lines that stand can be chosen by.</summary>
    public Task<LineChoices> ReadLineChoicesAsync(CancellationToken cancellation) => _lines.ChoicesAsync(cancellation);

    /// <returns>Null: there is none.</returns>
    public Task<Line?> ReadLineAsync(string id, CancellationToken cancellation) => _lines.LineAsync(id, cancellation);

    /// <summary>In no order; those that there are not are left out.</summary>
    public Task<IReadOnlyList<Line>> ReadLinesAsync(IReadOnlyList<string> ids, CancellationToken cancellation) => _lines.LinesAsync(ids, cancellation);

    /// <summary>What was done to a line, oldest first.</summary>
    public Task<IReadOnlyList<LineEvent>> ReadLineEventsAsync(string lineId, CancellationToken cancellation) => _lines.EventsAsync(lineId, cancellation);

    /// <summary>What was done to several lines at once.</summary>
    public Task<IReadOnlyList<LineEvent>> ReadEventsOfActAsync(string actId, CancellationToken cancellation) => _lines.EventsOfActAsync(actId, cancellation);

    /// <summary>What was done last to lines, by line.</summary>
    public Task<IReadOnlyDictionary<string, LineEvent>> ReadLastEventsAsync(IEnumerable<Line> lines, CancellationToken cancellation) =>
        _lines.LastEventsAsync([.. lines.Select(line => line.LastEvent).OfType<string>()], cancellation);

    /// <summary>By line: its customer's scores since a time, oldest first; lines without any are left out.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<ScorePoint>>> ReadPointsAsync(IReadOnlyList<Line> lines, DateTimeOffset since, CancellationToken cancellation) =>
        _lines.PointsAsync(lines, since, cancellation);

    /// <summary>Ends lines that have no score since a time, that nobody has and that do not sleep; a thousand at most.</summary>
    /// <returns>What became of it, and whether there may be more.</returns>
    public async Task<(Recorded Recorded, bool IsMore)> ExpireLinesAsync(DateTimeOffset before, DateTimeOffset now)
    {
        var write = LineWrites.Expiry(before, now);
        return (await _queue.WriteAsync(write), write.Changed.Contains(true));
    }

    /// <summary>Puts a customer into the queue whom no score put there, and gives him to who does it.</summary>
    /// <param name="line">As it would be.</param>
    /// <param name="prediction">The newest score, which is recorded, with what it says to the queue.</param>
    /// <param name="by">Who.</param>
    /// <param name="words">Kept with the event.</param>
    /// <param name="arm">Of the customer, kept with it; null: none.</param>
    /// <param name="cancellation">Stops the reading; what is being written is written.</param>
    /// <returns>A conflict where there is a line already, as it is.</returns>
    /// <exception cref="System.Data.Common.DbException">The database does not answer when it is to be read.</exception>
    public Task<LineActed> TakeUpAsync(Line line, Prediction prediction, LinePerson by, string words, LineArm? arm, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(by);
        return _taking.TakeAsync(line, prediction, by, words, arm, cancellation);
    }

    /// <summary>Keeps that somebody opened a customer's page; of one day the first time counts.</summary>
    public Task<Recorded> SeenAsync(Line line, string user, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(line);
        return _queue.WriteAsync(LineSeen.Of(line, user, now));
    }

    /// <summary>Does something to a line, if it is still as the caller saw it.</summary>
    /// <param name="lineId">Of the line.</param>
    /// <param name="edition">That the caller saw; null: whatever it is.</param>
    /// <param name="act">What.</param>
    /// <param name="by">Who.</param>
    /// <param name="sees">Whether he may see a line of the team.</param>
    /// <param name="actId">The same for all that is done at once; null: this one's own.</param>
    /// <param name="cancellation">Stops the reading; what is being written is written.</param>
    /// <param name="arm">Where somebody chooses the line, to give it or to act on it: which arm its customer is in, kept with the act; null, or of a line null: none.</param>
    /// <exception cref="System.Data.Common.DbException">The database does not answer when it is to be read.</exception>
    public Task<LineActed> ActAsync(
        string lineId, long? edition, LineAct act, LinePerson by, Func<string?, bool> sees, string? actId, CancellationToken cancellation, Func<Line, LineArm?>? arm = null) =>
        _acting.ActAsync(lineId, edition, act, by, sees, actId, arm, cancellation);
}
