using Predictor.Cases;
using Predictor.Store.History.Export;

namespace Predictor.Store.History;

/// <summary>Reads an export into a <see cref="CaseLog"/>: each file once, then its rows joined to cases and customers.</summary>
internal sealed class CaseLogReader(string folder, Schema schema, Mapping mapping, IList<string> notes)
{
    private readonly Dictionary<string, ExportTable> _tables = new(StringComparer.Ordinal);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(schema.TimeZone);

    /// <exception cref="DataException">Naming file, line and column.</exception>
    public CaseLog Read(CancellationToken cancellation)
    {
        var opened = Event(EventNames.Opened)!;
        var closed = Event(EventNames.Closed);
        var surveyed = Event(EventNames.Surveyed);
        var joined = Event(EventNames.Joined);
        var left = Event(EventNames.Left);
        var given = GivenColumns.Plan(schema, mapping, _zone);
        foreach (var column in given.Values)
        {
            Table(column.Source.Table).Add(column);
        }

        foreach (var table in _tables.Values)
        {
            table.Read(cancellation);
        }

        var rows = new RowJoin(opened, notes);
        var log = new EventJoin(opened, rows, notes);
        return log.Join(closed, surveyed, joined, left, GivenColumns.Join(given, [opened, closed, surveyed, joined, left], rows, log.Customer));
    }

    private EventTable? Event(string name) =>
        mapping.Events.TryGetValue(name, out var source) ? new EventTable(name, source, Table(source.Table), _zone) : null;

    private ExportTable Table(string file)
    {
        if (!_tables.TryGetValue(file, out var table))
            _tables.Add(file, table = new ExportTable(folder, file));
        return table;
    }
}
