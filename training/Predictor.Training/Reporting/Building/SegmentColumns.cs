using Predictor.Cases;
using Predictor.Training.Reading;

namespace Predictor.Training.Reporting.Building;

/// <summary>The columns to give figures by: those asked for, else the categories that move the model most.</summary>
internal static class SegmentColumns
{
    private const int MostByDefault = 3;

    /// <param name="data">The rows measured.</param>
    /// <param name="options">Which columns are asked for.</param>
    /// <param name="read">Reads the same rows by another schema: a column that the model leaves out has no cells in its own.</param>
    /// <exception cref="DataException">A column that there is not, or that names things or times.</exception>
    public static IReadOnlyList<SegmentColumn> Of(ModelData data, ReportOptions options, Func<Schema, CaseTable> read)
    {
        var schema = data.Model.Schema;
        string[] asked = [.. options.Segments, .. options.Protected.Except(options.Segments)];
        if (options.Segments.Count == 0)
            asked = [.. ByDefault(data).Except(options.Protected), .. options.Protected];
        foreach (var name in asked)
        {
            var column = schema.Columns.FirstOrDefault(column => column.Name == name) ?? throw new DataException(
                $"The schema of {data.Model.Name} has no column {name} to give figures by; it has {string.Join(", ", schema.Columns.Select(column => column.Name))}.");
            if (column.Kind is ColumnKind.Id or ColumnKind.Time)
                throw new DataException($"Column {name} is {(column.Kind == ColumnKind.Id ? "an id" : "a time")}; figures are given by categories, flags and numbers.");
        }

        var table = data.Table;
        if (asked.Any(name => schema.FeatureColumns.All(column => column.Name != name)))
        {
            table = read(schema with { Columns = [.. schema.Columns.Select(column => asked.Contains(column.Name) ? column with { Ignore = false } : column)] });

            // A service may have written to its store between the two readings.
            if (!table.CaseIds.SequenceEqual(data.Table.CaseIds) || !table.Moments.AsSpan().SequenceEqual(data.Table.Moments))
                throw new DataException("There are other cases than a moment ago; make the report again, or of a copy of the store.");
        }

        return
        [
            .. asked.Select(name => table.Schema.FeatureColumns.Index().First(column => column.Item.Name == name))
                .Select(column => new SegmentColumn(column.Item, table.Cells[column.Index], options.Protected.Contains(column.Item.Name))),
        ];
    }

    private static IEnumerable<string> ByDefault(ModelData data) => data.Model.Outcomes
        .SelectMany(outcome => outcome.Report.Importance)
        .Where(column => data.Model.Schema.FeatureColumns.Any(feature => feature.Name == column.Key && feature.Kind == ColumnKind.Category))
        .GroupBy(column => column.Key, column => column.Value, StringComparer.Ordinal)
        .OrderByDescending(column => column.Sum())
        .ThenBy(column => column.Key, StringComparer.Ordinal)
        .Take(MostByDefault)
        .Select(column => column.Key);
}
