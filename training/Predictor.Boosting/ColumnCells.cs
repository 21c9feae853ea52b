namespace Predictor.Boosting;

/// <summary>
/// The cells of one column, float32, one a row, NaN where missing: given in chunks, so that they need no array of their own.
/// An array is cells too; whoever holds rows in another form lends them by deriving. Read from several threads at once.
/// </summary>
public abstract class ColumnCells
{
    /// <summary>Rows a reader asks for at a time: 16 KiB of cells, which stay in the nearest cache.</summary>
    public const int ChunkRows = 4096;

    public abstract int Length { get; }

    /// <summary>One cell, for readers of few rows; <see cref="Read"/> is for all.</summary>
    public abstract float this[int row] { get; }

    /// <summary>Fills <paramref name="cells"/> with those of the rows from <paramref name="firstRow"/>.</summary>
    public abstract void Read(int firstRow, Span<float> cells);

    public static implicit operator ColumnCells(float[] cells) => new ArrayCells(cells);

    /// <summary>A copy of all.</summary>
    public float[] ToArray()
    {
        var cells = new float[Length];
        Read(0, cells);
        return cells;
    }

    /// <summary>The first row whose cell is so, or -1.</summary>
    public int FindIndex(Predicate<float> match)
    {
        Span<float> room = stackalloc float[ChunkRows];
        for (var row = 0; row < Length; row += ChunkRows)
        {
            var chunk = room[..Math.Min(ChunkRows, Length - row)];
            Read(row, chunk);
            for (var i = 0; i < chunk.Length; i++)
            {
                if (match(chunk[i]))
                {
                    return row + i;
                }
            }
        }

        return -1;
    }
}
