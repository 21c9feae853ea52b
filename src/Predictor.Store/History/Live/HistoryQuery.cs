using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Predictor.Cases;
using Predictor.Store.History.Events;
using Predictor.Store.Records;

namespace Predictor.Store.History.Live;

/// <summary>
/// One customer's history at one moment by the text of features.sql that the model was trained with: his events go into the same views in a small private
/// database, and the same statement runs over them. So what the service computes cannot differ from what training computed. Databases are kept with
/// their statement ready and used again.
/// </summary>
public sealed class HistoryQuery : IDisposable
{
    private readonly string _sql;
    private readonly Column[] _columns;
    private readonly int[] _places;
    private readonly ConcurrentBag<EventWorkbench> _idle = [];
    private volatile bool _disposed;

    /// <param name="schema">Its history columns are computed.</param>
    /// <param name="featuresSql">Text of the schema's features file.</param>
    public HistoryQuery(Schema schema, string featuresSql)
    {
        ArgumentNullException.ThrowIfNull(schema);
        _sql = featuresSql;
        var history = schema.FeatureColumns.Select((column, place) => (column, place)).Where(pair => pair.column.Source == ColumnSource.History).ToArray();
        (_columns, _places) = ([.. history.Select(pair => pair.column)], [.. history.Select(pair => pair.place)]);
    }

    /// <summary>Fills the history cells that hold nothing; what the caller has put there stays.</summary>
    /// <param name="events">All that is known of the customer up to <paramref name="at"/>.</param>
    /// <param name="caseId">The case that is scored; null: one that the events do not have.</param>
    /// <param name="moment">At which it is scored.</param>
    /// <param name="at">Epoch seconds of the moment.</param>
    /// <param name="cells">A row in the schema's layout.</param>
    /// <exception cref="DataException">features.sql does not run.</exception>
    public void Fill(CustomerEvents events, string? caseId, Moment moment, long at, Span<float> cells)
    {
        ArgumentNullException.ThrowIfNull(events);
        var number = 0;
        while (number < events.Interactions.Count && events.Interactions[number].CaseId != caseId)
        {
            number++;
        }

        var row = new CaseRow(number, moment, at);
        var features = Run(CustomerEventRows.Of(events, row), row);
        for (var i = 0; i < _columns.Length; i++)
        {
            if (float.IsNaN(cells[_places[i]]))
                cells[_places[i]] = HistoryCells.Of(_columns[i], [row], features, out _)[0];
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var bench))
        {
            bench.Dispose();
        }
    }

    private IReadOnlyDictionary<string, long[]> Run(IReadOnlyList<IReadOnlyList<long[]>> events, CaseRow row)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        EventWorkbench? bench = null;
        try
        {
            bench = _idle.TryTake(out var idle) ? idle : new EventWorkbench(_sql);
            var features = bench.Run(events, row);
            _idle.Add(bench);
            return features;
        }
        catch (SqliteException error)
        {
            bench?.Dispose();
            throw new DataException($"features.sql does not run: {error.Message}", error);
        }
        catch
        {
            bench?.Dispose();
            throw;
        }
    }
}
