using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Checking.Rows;

/// <summary>
/// What rows say of their case rather than of the time: the given columns known at a moment. For each cell, how many bits of information it holds (-log2 of its
/// value's share): two rows that share a rare value are alike in more than two that share a common one.
/// </summary>
internal sealed class RowContent
{
    private readonly int[] _columns;
    private readonly ColumnCells[] _rows;
    private readonly Dictionary<uint, int>[] _counts;
    private readonly int _counted;

    private RowContent(int[] columns, ColumnCells[] rows, int length, string[] names, Dictionary<uint, int>[] counts, int counted) =>
        (_columns, _rows, Length, Names, _counts, _counted) = (columns, rows, length, names, counts, counted);

    public string[] Names { get; }

    public int Columns => _rows.Length;

    /// <summary>How many rows.</summary>
    public int Length { get; }

    /// <param name="cases">Whose rows.</param>
    /// <param name="moment">At which they are seen.</param>
    /// <param name="rows">Positions in the table.</param>
    public static RowContent Of(EncodedTable cases, Moment moment, int[] rows)
    {
        var schema = cases.Table.Schema;
        int[] given = [.. Enumerable.Range(0, schema.FeatureColumns.Count)
            .Where(column => schema.FeatureColumns[column].KnownAt <= moment && schema.FeatureColumns[column].Source == ColumnSource.Given)];
        var counted = CheckedData.Sample(rows);
        var cells = Cells(cases, moment, rows, given);
        var counts = Cells(cases, moment, counted, given).Select(column => column.ToArray().CountBy(Bits).ToDictionary()).ToArray();
        return new RowContent(given, cells, rows.Length, [.. given.Select(column => schema.FeatureColumns[column].Name)], counts, counted.Length);
    }

    /// <summary>Cells of other rows in the same columns, to be held against these.</summary>
    public float[][] Beside(EncodedTable cases, Moment moment, int[] rows) =>
        [.. Cells(cases, moment, rows, _columns).Select(column => column.ToArray())];

    public float Cell(int column, int row) => _rows[column][row];

    public void Read(int column, int firstRow, Span<float> cells) => _rows[column].Read(firstRow, cells);

    /// <summary>Bits of information in a cell's value; at most as many as the counted rows can tell.</summary>
    public double Information(int column, float cell) =>
        Math.Max(0, -Math.Log2((_counts[column].GetValueOrDefault(Bits(cell)) + 0.5) / (_counted + 1)));

    /// <summary>The columns that tell rows apart the best: those of the most bits a row (their entropy), in their order.</summary>
    public int[] Richest(int most) =>
    [
        .. Enumerable.Range(0, Columns)
            .OrderByDescending(column => _counts[column].Values.Sum(count => -count / (double)_counted * Math.Log2(count / (double)_counted))).Take(most).Order(),
    ];

    public static bool AreSame(float one, float other) => Bits(one) == Bits(other);

    /// <summary>A cell's part of its row's hash, which is the sum over columns: SplitMix64's finaliser (Steele, Lea and Flood, 2014).</summary>
    public static ulong Hash(int column, float cell)
    {
        var state = (((ulong)(uint)column << 32) | Bits(cell)) + 0x9E3779B97F4A7C15;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }

    private static uint Bits(float cell) => float.IsNaN(cell) ? uint.MaxValue : BitConverter.SingleToUInt32Bits(cell);

    private static ColumnCells[] Cells(EncodedTable cases, Moment moment, int[] rows, int[] columns)
    {
        var table = cases.TrainingRows(0, moment, rows, HistoryMask.Nothing(cases.Table.Schema));
        return [.. columns.Select(column => table.Columns[column].Cells)];
    }
}
