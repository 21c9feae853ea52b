using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Binning;

/// <summary>A training table as bins, column-major, one byte a cell.</summary>
internal sealed class BinnedTable
{
    private BinnedTable(ColumnBins[] bins, byte[][] columns, int rows)
    {
        Bins = bins;
        Columns = columns;
        Rows = rows;
    }

    /// <summary>How each column was binned.</summary>
    public ColumnBins[] Bins { get; }

    /// <summary>By column, one bin a row.</summary>
    public byte[][] Columns { get; }

    public int Rows { get; }

    /// <summary>Bins a table with boundaries found before, on this table or another.</summary>
    public static BinnedTable From(TrainingTable table, ColumnBins[] bins, Crew crew)
    {
        var columns = new byte[table.Columns.Count][];
        crew.Run(columns.Length, column =>
        {
            columns[column] = GC.AllocateUninitializedArray<byte>(table.Rows);
            bins[column].Bin(table.Columns[column].Cells, columns[column]);
        });
        return new BinnedTable(bins, columns, table.Rows);
    }

    /// <summary>
    /// Columns a split can be found on: those with rows in two bins at least, missing being one.
    /// A column all missing, or of a single value without gaps, is not among them and costs nothing.
    /// </summary>
    public int[] SplittableColumns() =>
        [.. Enumerable.Range(0, Columns.Length).Where(column => Rows > 0 && Columns[column].AsSpan().ContainsAnyExcept(Columns[column][0]))];
}
