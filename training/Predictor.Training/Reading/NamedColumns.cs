using Predictor.Cases;

namespace Predictor.Training.Reading;

/// <summary>Columns of the data by name, learned from or not: to give figures by, or to take customers' values from.</summary>
internal static class NamedColumns
{
    /// <param name="data">The rows.</param>
    /// <param name="names">Of columns of the model's schema.</param>
    /// <param name="use">What they are asked for, after "to": "give figures by".</param>
    /// <param name="read">Reads the same rows by another schema: a column that the model leaves out has no cells in its own.</param>
    /// <returns>One a name, with its cells for the rows of the table.</returns>
    /// <exception cref="DataException">A column that there is not, or that names things or times.</exception>
    public static IReadOnlyList<(Column Column, CellColumn Cells)> Of(ModelData data, IReadOnlyList<string> names, string use, Func<Schema, CaseTable> read)
    {
        var schema = data.Model.Schema;
        foreach (var name in names)
        {
            var column = schema.Columns.FirstOrDefault(column => column.Name == name) ?? throw new DataException(
                $"The schema of {data.Model.Name} has no column {name} to {use}; it has {string.Join(", ", schema.Columns.Select(column => column.Name))}.");
            if (column.Kind is ColumnKind.Id or ColumnKind.Time)
                throw new DataException($"Column {name} is {(column.Kind == ColumnKind.Id ? "an id" : "a time")}, which is nothing to {use}; categories, flags and numbers are.");
        }

        var table = data.Table;
        if (names.Any(name => schema.FeatureColumns.All(column => column.Name != name)))
        {
            table = read(schema with { Columns = [.. schema.Columns.Select(column => names.Contains(column.Name) ? column with { Ignore = false } : column)] });

            // A service may have written to its store between the two readings.
            if (!table.CaseIds.SequenceEqual(data.Table.CaseIds) || !table.Moments.AsSpan().SequenceEqual(data.Table.Moments))
                throw new DataException("There are other cases than a moment ago; do it again, or on a copy of the store.");
        }

        return [.. names.Select(name => table.Schema.FeatureColumns.Index().First(column => column.Item.Name == name)).Select(column => (column.Item, table.Cells[column.Index]))];
    }
}
