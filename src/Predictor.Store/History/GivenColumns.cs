using Predictor.Cases;
using Predictor.Store.History.Export;

namespace Predictor.Store.History;

/// <summary>The columns that the schema takes from the export as they stand: cells, labels, and when a label became known.</summary>
internal static class GivenColumns
{
    /// <summary>By name: a reader for each mapped column that the schema asks for.</summary>
    /// <exception cref="DataException">All columns and labels that the mapping does not name.</exception>
    public static Dictionary<string, ExportColumn> Plan(Schema schema, Mapping mapping, TimeZoneInfo zone)
    {
        var planned = new Dictionary<string, ExportColumn>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var column in schema.FeatureColumns.Where(column => column.Source == ColumnSource.Given))
        {
            if (!mapping.Given.TryGetValue(column.Name, out var source))
                missing.Add(column.Name);
            else
                planned.Add(column.Name, column.Kind == ColumnKind.Category ? new IdColumn(source) : new CellsColumn(source, column));
        }

        if (missing.Count > 0)
            throw new DataException($"mapping.json: given holds nothing for {string.Join(", ", missing)}, which the schema's columns name.");

        // A label or its time may be a column of features.sql instead; whoever assembles the labels knows.
        foreach (var outcome in schema.Outcomes)
        {
            if (mapping.Given.TryGetValue(outcome.Label, out var label))
                planned[LabelKey(outcome.Label)] = new IdColumn(label);
            if (outcome.KnownFrom is { } knownFrom && mapping.Given.TryGetValue(knownFrom, out var time))
                planned[TimeKey(knownFrom)] = new TimeColumn(time, zone);
        }

        return planned;
    }

    /// <summary>A column may be a cell at closure and a label at arrival: the label is read for itself, as text.</summary>
    public static string LabelKey(string name) => $"label:{name}";

    public static string TimeKey(string name) => $"time:{name}";

    /// <summary>Finds by the events' keys which row of its table each case has.</summary>
    /// <exception cref="DataException">A table that no event is in, so that nothing says how it joins.</exception>
    public static Dictionary<string, GivenColumn> Join(Dictionary<string, ExportColumn> planned, IReadOnlyList<EventTable?> events, RowJoin rows, int[] customer)
    {
        var joined = new Dictionary<string, GivenColumn>(StringComparer.Ordinal);
        foreach (var (name, column) in planned)
        {
            var table = events.FirstOrDefault(table => table?.Table.File == column.Source.Table)
                ?? throw new DataException($"mapping.json: given.{name} is in {column.Source.Table}, which no event is in, so that its rows join no case.");
            joined.Add(name, new GivenColumn(column, RowOfCase(table)));
        }

        return joined;

        int[] RowOfCase(EventTable table)
        {
            if (table.CaseId is not null)
                return rows.ByCase(table, table.Name == EventNames.Surveyed ? table.At : null);

            var byCustomer = rows.ByCustomer(table);
            return [.. customer.Select(position => position < 0 ? -1 : byCustomer[position])];
        }
    }
}
