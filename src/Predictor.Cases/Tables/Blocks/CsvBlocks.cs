using Microsoft.Win32.SafeHandles;

namespace Predictor.Cases.Tables.Blocks;

/// <summary>
/// A file cut into blocks at row ends, so that each can be read by itself. Whether a line break ends a row or stands within quotes depends on all
/// quotes before it, but only on whether their number is odd: so every stretch of the file is looked through by itself, on any core, and says where
/// its first row ends if it begins outside of quotes and if it begins within them; the counts of quotes, added up in order, then say which holds.
/// <code>
/// stretch   |a,b⏎1,"x⏎|y",2⏎3,4⏎|5,6⏎ ..     quotes so far   0   1   2
/// block     (header)|=========|==========
/// </code>
/// In a file that breaks the grammar (a quote within a plain cell) cuts after the break are wrong, but nothing after it is read.
/// </summary>
internal sealed class CsvBlocks : IDisposable
{
    private readonly SafeFileHandle _file;

    private CsvBlocks(SafeFileHandle file, CsvBlock[] blocks)
    {
        _file = file;
        All = blocks;
        Bytes = blocks.Sum(block => block.Length);
        Lines = blocks.Sum(block => (long)block.Lines);
    }

    /// <summary>The rows below the header, in the file's order.</summary>
    public IReadOnlyList<CsvBlock> All { get; }

    /// <summary>Below the header.</summary>
    public long Bytes { get; }

    /// <summary>Line breaks below the header: no fewer than rows, and no more unless lines are empty or cells hold line breaks.</summary>
    public long Lines { get; }

    /// <summary>No fewer than the rows there are; a row has a byte a column at least.</summary>
    public int MostRows(int columns) => (int)long.Min(long.Min(Lines, (Bytes / columns) + 1), Array.MaxLength);

    /// <param name="path">A file that can be opened; its header is its first row.</param>
    /// <param name="length">Bytes a block, more or less.</param>
    /// <param name="threads">That look.</param>
    public static CsvBlocks Cut(string path, int length, int threads)
    {
        var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        try
        {
            var end = RandomAccess.GetLength(file);
            var stretches = new Stretch[(end + length - 1) / length];
            InFileOrder.Run(
                stretches.Length,
                threads,
                () => new byte[length],
                (bytes, i) => stretches[i] = Stretch.Of(bytes.AsSpan(0, ReadAt(file, (long)i * length, bytes))),
                (_, _) => { });
            return new CsvBlocks(file, Between(stretches, length, end));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Fills <paramref name="bytes"/> from a block's start.</summary>
    /// <exception cref="IOException">The file has become shorter.</exception>
    /// <param name="block">One of <see cref="All"/>.</param>
    /// <param name="bytes">Filled; no more than the block's length.</param>
    public void Read(CsvBlock block, Span<byte> bytes)
    {
        if (ReadAt(_file, block.Offset, bytes) < bytes.Length)
            throw new IOException("The file became shorter while it was read.");
    }

    /// <summary>
    /// A block's bytes, or those of a longer one that certainly hold the mistake: a row is no longer than that, however its letters are encoded
    /// and its quotes doubled.
    /// </summary>
    public Stream Stream(CsvBlock block)
    {
        var bytes = new byte[long.Min(block.Length, 8L * CsvTable.MaximumRowLength)];
        Read(block, bytes);
        return new MemoryStream(bytes);
    }

    public void Dispose() => _file.Dispose();

    private static int ReadAt(SafeFileHandle file, long offset, Span<byte> bytes)
    {
        var count = 0;
        for (int read; count < bytes.Length && (read = RandomAccess.Read(file, bytes[count..], offset + count)) > 0;)
        {
            count += read;
        }

        return count;
    }

    private static CsvBlock[] Between(Stretch[] stretches, int length, long end)
    {
        // The first row end of all is the header's; each later stretch's first one begins a block.
        var starts = new List<(long Offset, int Line)>(stretches.Length);
        var (quotes, lines) = (0L, 0L);
        for (var i = 0; i < stretches.Length; i++)
        {
            var stretch = stretches[i];
            var first = quotes % 2 == 0 ? stretch.Outside : stretch.Within;
            if (first.End > 0)
                starts.Add((((long)i * length) + first.End, (int)(1 + lines + first.Lines)));
            quotes += stretch.Quotes;
            lines += stretch.Lines;
        }

        var blocks = new List<CsvBlock>(starts.Count);
        for (var i = 0; i < starts.Count; i++)
        {
            var (offset, line) = starts[i];
            var (next, nextLine) = i + 1 < starts.Count ? starts[i + 1] : (end, (int)(2 + lines));
            if (next > offset)
                blocks.Add(new CsvBlock(offset, next - offset, line, nextLine - line));
        }

        return [.. blocks];
    }

    /// <param name="Quotes">In the stretch.</param>
    /// <param name="Lines">Line breaks in the stretch.</param>
    /// <param name="Outside">Where its first row end lies, if it begins outside of quotes.</param>
    /// <param name="Within">The same, if it begins within quotes.</param>
    private readonly record struct Stretch(int Quotes, int Lines, RowEnd Outside, RowEnd Within)
    {
        public static Stretch Of(ReadOnlySpan<byte> bytes)
        {
            var quotes = bytes.Count((byte)'"');
            return new Stretch(quotes, bytes.Count((byte)'\n'), RowEnd.First(bytes, within: false), quotes == 0 ? default : RowEnd.First(bytes, within: true));
        }
    }

    /// <param name="End">Bytes up to and with the line break; 0 where there is none.</param>
    /// <param name="Lines">Line breaks up to and with it.</param>
    private readonly record struct RowEnd(int End, int Lines)
    {
        public static RowEnd First(ReadOnlySpan<byte> bytes, bool within)
        {
            var lines = 0;
            for (var at = 0; at < bytes.Length; at++)
            {
                var next = bytes[at..].IndexOfAny((byte)'"', (byte)'\n');
                if (next < 0)
                    return default;

                at += next;
                if (bytes[at] == '"')
                {
                    within = !within;
                    continue;
                }

                lines++;
                if (!within)
                    return new RowEnd(at + 1, lines);
            }

            return default;
        }
    }
}
