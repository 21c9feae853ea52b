using Predictor.Cases;

namespace Predictor.Training.Checking;

/// <summary>What one feature column holds, over all cases at the moment at which it is known.</summary>
/// <param name="Name">As in the schema.</param>
/// <param name="Kind">As in the schema.</param>
/// <param name="KnownAt">As in the schema.</param>
/// <param name="Missing">Share of rows without a value, 0 to 1.</param>
/// <param name="Distinct">Different values; of a number, among at most 20,000 rows.</param>
/// <param name="Minimum">NaN for a category, and where nothing is known.</param>
/// <param name="Median">NaN likewise; of at most 20,000 rows.</param>
/// <param name="Maximum">NaN likewise.</param>
/// <param name="Commonest">A category's most frequent level; null for a number.</param>
internal sealed record ColumnProfile(
    string Name, ColumnKind Kind, Moment KnownAt, double Missing, int Distinct, double Minimum, double Median, double Maximum, string? Commonest)
{
    public static ColumnProfile[] OfAll(CheckedData data) => data.ForEachColumn(column =>
        data.Table.Cells[column].Codes is { } codes
            ? OfCategory(data.Schema.FeatureColumns[column], data.RowsOf(data.Schema.FeatureColumns[column]), codes, data.Table.Cells[column].Levels)
            : OfNumber(data.Schema.FeatureColumns[column], data.RowsOf(data.Schema.FeatureColumns[column]), data.Table.Cells[column].Numbers!));

    private static ColumnProfile OfCategory(Column column, int[] rows, int[] codes, IReadOnlyList<string> levels)
    {
        var counts = new int[levels.Count];
        var missing = 0;
        foreach (var row in rows)
        {
            if (codes[row] < 0)
                missing++;
            else
                counts[codes[row]]++;
        }

        var commonest = counts.Length > 0 ? levels[Array.IndexOf(counts, counts.Max())] : null;
        return new(
            column.Name, column.Kind, column.KnownAt, (double)missing / rows.Length, counts.Count(count => count > 0), double.NaN, double.NaN, double.NaN, commonest);
    }

    private static ColumnProfile OfNumber(Column column, int[] rows, float[] numbers)
    {
        var (missing, minimum, maximum) = (0, float.PositiveInfinity, float.NegativeInfinity);
        foreach (var row in rows)
        {
            if (float.IsNaN(numbers[row]))
                missing++;
            minimum = Math.Min(minimum, float.IsNaN(numbers[row]) ? minimum : numbers[row]);
            maximum = Math.Max(maximum, float.IsNaN(numbers[row]) ? maximum : numbers[row]);
        }

        float[] sample = [.. CheckedData.Sample(rows).Select(row => numbers[row]).Where(cell => !float.IsNaN(cell)).Order()];
        return missing == rows.Length
            ? new(column.Name, column.Kind, column.KnownAt, 1, 0, double.NaN, double.NaN, double.NaN, null)
            : new(
                column.Name, column.Kind, column.KnownAt, (double)missing / rows.Length, sample.Distinct().Count(), minimum,
                sample.Length > 0 ? sample[sample.Length / 2] : double.NaN, maximum, null);
    }
}
