using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Binning;

/// <summary>
/// A training table as bins, one byte a cell, only of columns a split can be found on. Columns are kept in groups of eight,
/// a group's cells row by row, so that one load gives eight bins of a row and a sparse leaf touches an eighth of the cache lines:
/// <code>
/// group 0  | row 0: c0 c1 .. c7 | row 1: c0 c1 .. c7 | ...
/// group 1  | row 0: c8 c9 ..    | ...
/// </code>
/// </summary>
internal sealed class BinnedTable
{
    /// <summary>Columns a group.</summary>
    public const int GroupColumns = 8;

    private readonly byte[][] _groups;
    private readonly int[] _place;

    public BinnedTable(ColumnBins[] bins, int[] splittable, int rows)
    {
        Bins = bins;
        Splittable = splittable;
        Rows = rows;
        _place = new int[bins.Length];
        Array.Fill(_place, -1);
        for (var place = 0; place < splittable.Length; place++)
        {
            _place[splittable[place]] = place;
        }

        _groups = new byte[(splittable.Length + GroupColumns - 1) / GroupColumns][];
        for (var group = 0; group < _groups.Length; group++)
        {
            _groups[group] = new byte[(long)rows * GroupColumns];
        }
    }

    /// <summary>How each column was binned.</summary>
    public ColumnBins[] Bins { get; }

    /// <summary>Columns kept, rising.</summary>
    public int[] Splittable { get; }

    public int Rows { get; }

    public int Groups => _groups.Length;

    /// <summary>A group's cells, <see cref="GroupColumns"/> a row.</summary>
    public byte[] Group(int group) => _groups[group];

    public BinnedColumn Column(int column) => new(_groups[_place[column] / GroupColumns], _place[column] % GroupColumns);

    public int GroupOf(int column) => _place[column] / GroupColumns;

    /// <summary>A column's place within its group.</summary>
    public int SlotOf(int column) => _place[column] % GroupColumns;

    /// <summary>Bins a table with boundaries found before, on this table or another.</summary>
    public static BinnedTable From(TrainingTable table, ColumnBins[] bins, int[] splittable, Crew crew)
    {
        var binned = new BinnedTable(bins, splittable, table.Rows);
        crew.Run(splittable.Length, place =>
        {
            var column = splittable[place];
            Span<float> cells = stackalloc float[ColumnCells.ChunkRows];
            Span<byte> chunk = stackalloc byte[ColumnCells.ChunkRows];
            for (var row = 0; row < table.Rows; row += cells.Length)
            {
                var count = Math.Min(cells.Length, table.Rows - row);
                table.Columns[column].Cells.Read(row, cells[..count]);
                bins[column].Bin(cells[..count], chunk);
                binned.Write(column, row, chunk[..count]);
            }
        });
        return binned;
    }

    /// <summary>
    /// Columns a split can be found on: those with rows in two bins at least, missing being one.
    /// A column all missing, or of a single value without gaps, is not among them and costs nothing. Others are known by their first chunk,
    /// unless the rows are sorted by them.
    /// </summary>
    public static int[] SplittableColumns(TrainingTable table, ColumnBins[] bins) =>
        [.. Enumerable.Range(0, bins.Length).Where(column => HasTwoBins(table.Columns[column].Cells, bins[column]))];

    /// <summary>Writes bins of one column's rows from <paramref name="firstRow"/>.</summary>
    public void Write(int column, int firstRow, ReadOnlySpan<byte> bins)
    {
        var cells = _groups[GroupOf(column)].AsSpan((firstRow * GroupColumns) + SlotOf(column));
        for (var row = 0; row < bins.Length; row++)
        {
            cells[row * GroupColumns] = bins[row];
        }
    }

    private static bool HasTwoBins(ColumnCells cells, ColumnBins bins)
    {
        Span<float> part = stackalloc float[ColumnCells.ChunkRows];
        Span<byte> chunk = stackalloc byte[ColumnCells.ChunkRows];
        var first = -1;
        for (var row = 0; row < cells.Length; row += part.Length)
        {
            var count = Math.Min(part.Length, cells.Length - row);
            cells.Read(row, part[..count]);
            bins.Bin(part[..count], chunk);
            first = first < 0 ? chunk[0] : first;
            if (chunk[..count].ContainsAnyExcept((byte)first))
            {
                return true;
            }
        }

        return false;
    }
}
