using Predictor.Cases;
using Predictor.Training.Reading;

namespace Predictor.Training.Segments;

/// <summary>The columns to give figures by.</summary>
internal static class SegmentColumns
{
    private const int MostByDefault = 3;

    /// <param name="data">The rows measured.</param>
    /// <param name="segments">Columns that are asked for.</param>
    /// <param name="protectedColumns">Columns of which gaps are asked for as well.</param>
    /// <param name="read">Reads the same rows by another schema: a column that the model leaves out has no cells in its own.</param>
    /// <exception cref="DataException">A column that there is not, or that names things or times.</exception>
    public static IReadOnlyList<SegmentColumn> Of(
        ModelData data, IReadOnlyList<string> segments, IReadOnlyList<string> protectedColumns, Func<Schema, CaseTable> read) =>
    [
        .. NamedColumns.Of(data, [.. segments.Concat(protectedColumns).Distinct(StringComparer.Ordinal)], "give figures by", read)
            .Select(column => new SegmentColumn(column.Column, column.Cells, protectedColumns.Contains(column.Column.Name))),
    ];

    /// <summary>The categories that move the model most, where none are asked for.</summary>
    public static IReadOnlyList<string> ByDefault(ModelData data) =>
    [
        .. data.Model.Outcomes
            .SelectMany(outcome => outcome.Report.Importance)
            .Where(column => data.Model.Schema.FeatureColumns.Any(feature => feature.Name == column.Key && feature.Kind == ColumnKind.Category))
            .GroupBy(column => column.Key, column => column.Value, StringComparer.Ordinal)
            .OrderByDescending(column => column.Sum())
            .ThenBy(column => column.Key, StringComparer.Ordinal)
            .Take(MostByDefault)
            .Select(column => column.Key),
    ];
}
