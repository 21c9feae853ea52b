using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Binning;

/// <summary>
/// A training table as bins, one byte a cell, only of columns a split can be found on. Rows are kept in shards whose cells fit the second-level
/// cache, a shard column by column, so that a split reads one byte a row and a histogram only the columns it is of:
/// <code>
/// shard 0  | slot 0: row 0, 1, 2 .. 8191 | slot 1: row 0, 1 .. | ..
/// shard 1  | slot 0: row 8192 ..         | ..
/// </code>
/// Column <c>k</c> of those kept is in slot <c>k</c>; slots are added up in groups of eight.
/// </summary>
internal sealed class BinnedTable
{
    /// <summary>Rows a shard: 240 KiB of 30 columns.</summary>
    public const int ShardRows = 8192;

    /// <summary>
    /// Bytes from slot to slot within a shard. A line more than the rows take: a row's cells would else lie whole pages apart,
    /// and so all compete for the same few lines of the first-level cache.
    /// </summary>
    public const int SlotBytes = ShardRows + 64;

    /// <summary>Slots a group.</summary>
    public const int GroupSlots = 8;

    private readonly byte[][] _shards;
    private readonly int[] _slots;

    public BinnedTable(ColumnBins[] bins, int[] splittable, int rows)
    {
        Bins = bins;
        Splittable = splittable;
        Rows = rows;
        _slots = new int[bins.Length];
        Array.Fill(_slots, -1);
        for (var slot = 0; slot < splittable.Length; slot++)
        {
            _slots[splittable[slot]] = slot;
        }

        _shards = new byte[(rows + ShardRows - 1) / ShardRows][];
        for (var shard = 0; shard < _shards.Length; shard++)
        {
            // A last shard of few rows is as wide as the others where a second slot follows the first.
            _shards[shard] = GC.AllocateUninitializedArray<byte>(((Math.Max(1, splittable.Length) - 1) * SlotBytes) + RowsOf(shard));
        }
    }

    /// <summary>How each column was binned.</summary>
    public ColumnBins[] Bins { get; }

    /// <summary>Columns kept, rising.</summary>
    public int[] Splittable { get; }

    public int Rows { get; }

    public int Shards => _shards.Length;

    /// <summary>Columns kept.</summary>
    public int Slots => Splittable.Length;

    public int Groups => (Slots + GroupSlots - 1) / GroupSlots;

    /// <summary>A shard's cells, slot by slot, <see cref="SlotBytes"/> bytes from one to the next.</summary>
    public byte[] Shard(int shard) => _shards[shard];

    public int RowsOf(int shard) => Math.Min(ShardRows, Rows - (shard * ShardRows));

    /// <summary>A column's place among those kept.</summary>
    public int SlotOf(int column) => _slots[column];

    /// <summary>A column's cells of a shard.</summary>
    public Span<byte> Cells(int shard, int column) => _shards[shard].AsSpan(_slots[column] * SlotBytes, RowsOf(shard));

    /// <summary>Bins a table with boundaries found before, on this table or another.</summary>
    public static BinnedTable From(TrainingTable table, ColumnBins[] bins, int[] splittable, Crew crew)
    {
        var binned = new BinnedTable(bins, splittable, table.Rows);
        crew.Run(binned.Shards, shard =>
        {
            Span<float> cells = stackalloc float[ColumnCells.ChunkRows];
            foreach (var column in splittable)
            {
                var of = binned.Cells(shard, column);
                for (var row = 0; row < of.Length; row += cells.Length)
                {
                    var chunk = cells[..Math.Min(cells.Length, of.Length - row)];
                    table.Columns[column].Cells.Read((shard * ShardRows) + row, chunk);
                    bins[column].Bin(chunk, of[row..]);
                }
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
