using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace Predictor.Cases.Tables.Blocks;

/// <summary>
/// Where the cells of a block stand, row after row. Thirty-two bytes at a time are compared with the letters that matter; a cell in quotes is
/// searched for its end instead, and its doubled quotes are made single where it stands. Reads what is plainly right and leaves all else, every
/// error among it, to <see cref="CsvTable"/>.
/// </summary>
internal sealed class BlockCells
{
    /// <summary>Longest block; a cell of it is far shorter than <see cref="CsvTable.MaximumRowLength"/>.</summary>
    public const int MostBytes = 4 << 20;

    private byte[] _bytes = [];
    private int[] _starts = [];
    private int[] _ends = [];
    private int[] _lines = [];
    private int _columns;

    public int Rows { get; private set; }

    /// <summary>A cell, without its quotes; not trimmed.</summary>
    public ReadOnlySpan<byte> this[int row, int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var cell = (row * _columns) + column;
            var start = _starts[cell];
            return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), start), _ends[cell] - start);
        }
    }

    /// <summary>Number of a row's (first) line in the file.</summary>
    public int Line(int row) => _lines[row];

    /// <summary>Room for a block's bytes.</summary>
    public Span<byte> Room(int length)
    {
        if (_bytes.Length < length + Vector256<byte>.Count)
        {
            _bytes = new byte[length + Vector256<byte>.Count];
            _starts = new int[length + 1];
            _ends = new int[length + 1];
            _lines = new int[length + 1];
        }

        return _bytes.AsSpan(0, length);
    }

    /// <summary>Finds the cells of the block that was read into <see cref="Room"/>.</summary>
    /// <param name="length">Of the block.</param>
    /// <param name="columns">Of the file.</param>
    /// <param name="line">Of the block's first row.</param>
    /// <returns>False where something is not plainly right; nothing of the block is known then.</returns>
    public bool TryFind(int length, int columns, int line)
    {
        var block = _bytes.AsSpan(0, length);
        _columns = columns;
        Rows = 0;
        return !block.Contains((byte)0) && Utf8.IsValid(block) && TryFind(ref MemoryMarshal.GetArrayDataReference(_bytes), length, line);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryFind(ref byte bytes, int length, int line)
    {
        ref var starts = ref MemoryMarshal.GetArrayDataReference(_starts);
        ref var ends = ref MemoryMarshal.GetArrayDataReference(_ends);
        var columns = _columns;
        var (cells, column, start, rowLine) = (0, 0, 0, line);

        // Where the text of a cell in quotes ends, until the letter after its closing quote is met; -1 in a plain cell.
        var quotedEnd = -1;
        var position = 0;
        while (position < length)
        {
            var from = position;
            var stops = Stops(ref Unsafe.Add(ref bytes, from));
            position += Vector256<byte>.Count;
            if (position > length)
                stops &= (1u << (length - from)) - 1;

            for (; stops != 0; stops &= stops - 1)
            {
                var at = from + BitOperations.TrailingZeroCount(stops);
                var letter = Unsafe.Add(ref bytes, at);
                if (letter == ',')
                {
                    Unsafe.Add(ref starts, cells) = start;
                    Unsafe.Add(ref ends, cells) = quotedEnd < 0 ? at : quotedEnd;
                    cells++;
                    column++;
                    quotedEnd = -1;
                    start = at + 1;
                }
                else if (letter == '\n')
                {
                    var end = quotedEnd >= 0 ? quotedEnd : at > start && Unsafe.Add(ref bytes, at - 1) == '\r' ? at - 1 : at;
                    if (column > 0 || end > start || quotedEnd >= 0 || columns == 1)
                    {
                        Unsafe.Add(ref starts, cells) = start;
                        Unsafe.Add(ref ends, cells) = end;
                        cells++;
                        if (column + 1 != columns)
                            return false;
                        _lines[Rows++] = rowLine;
                    }

                    rowLine = ++line;
                    column = 0;
                    quotedEnd = -1;
                    start = at + 1;
                }
                else if (letter == '"')
                {
                    if (at != start)
                        return false;
                    var closing = Unquote(at, length, ref line, out quotedEnd);
                    if (closing < 0 || (closing + 1 < length && _bytes[closing + 1] is not ((byte)',' or (byte)'\n' or (byte)'\r')))
                        return false;
                    start = at + 1;
                    position = closing + 1;
                    break;
                }
                else if (at + 1 >= length || Unsafe.Add(ref bytes, at + 1) != '\n')
                {
                    return false;
                }
            }
        }

        if (column > 0 || start < length || quotedEnd >= 0)
        {
            // The last row of a file may go without a line break.
            _starts[cells] = start;
            _ends[cells] = quotedEnd < 0 ? length : quotedEnd;
            if (column + 1 != columns)
                return false;
            _lines[Rows++] = rowLine;
        }

        return true;
    }

    /// <summary>Bit i: byte i is one that matters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Stops(ref byte bytes)
    {
        var letters = Vector256.LoadUnsafe(ref bytes);
        var stops = Vector256.Equals(letters, Vector256.Create((byte)',')) | Vector256.Equals(letters, Vector256.Create((byte)'\n'))
            | Vector256.Equals(letters, Vector256.Create((byte)'"')) | Vector256.Equals(letters, Vector256.Create((byte)'\r'));
        return stops.ExtractMostSignificantBits();
    }

    /// <summary>Makes the doubled quotes of a cell single, where it stands.</summary>
    /// <param name="opening">Position of its opening quote.</param>
    /// <param name="length">Of the block.</param>
    /// <param name="line">Moved on by the line breaks within.</param>
    /// <param name="end">Of its text, which begins after the opening quote.</param>
    /// <returns>Position of its closing quote; -1 where there is none.</returns>
    private int Unquote(int opening, int length, ref int line, out int end)
    {
        end = opening + 1;
        for (var at = opening + 1; at < length;)
        {
            var text = _bytes.AsSpan(at, length - at);
            var quote = text.IndexOf((byte)'"');
            if (quote < 0)
                return -1;

            text = text[..quote];
            line += text.Count((byte)'\n');
            if (at > end)
                text.CopyTo(_bytes.AsSpan(end));
            end += quote;
            at += quote;
            if (at + 1 >= length || _bytes[at + 1] != '"')
                return at;

            _bytes[end++] = (byte)'"';
            at += 2;
        }

        return -1;
    }
}
