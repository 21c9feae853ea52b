using System.Buffers;

namespace Predictor.Cases.Tables;

/// <summary>
/// The grammar. Cell i of a row stands in <c>_source</c> from <c>_starts[i]</c> to <c>_ends[i]</c>. A row without quotes that lies whole in a block
/// is not copied; any other is unquoted into <c>_text</c>, its cells one after the other:
/// <code>
///   a,b,,d              _source: the block   _starts: 0 2 4 5   _ends: 1 3 4 6
///   a,"b ""c""",,d      _source: ab "c"d     _starts: 0 1 6 6   _ends: 1 6 6 7
/// </code>
/// <see cref="ReadAnyRow"/> alone would do, and reads the same; <see cref="ReadPlainRow"/> reads most rows several times as fast.
/// </summary>
public sealed partial class CsvTable
{
    private static readonly SearchValues<char> PlainStops = SearchValues.Create(",\n\r\"\0");
    private static readonly SearchValues<char> QuotedStops = SearchValues.Create("\"\n\0");

    private char[] _text = new char[1024];
    private char[] _source = [];
    private int[] _starts = new int[64];
    private int[] _ends = new int[64];
    private int _length;
    private int _cellCount;
    private int _linesRead;
    private bool _anyQuote;

    /// <summary>One cell, nothing in it, and no quotes around the nothing.</summary>
    private bool IsBlank => _cellCount == 1 && Cell(0).IsEmpty && !_anyQuote;

    /// <summary>Where the cell being read starts in <c>_text</c>.</summary>
    private int CellStart => _cellCount == 0 ? 0 : _ends[_cellCount - 1];

    private ReadOnlySpan<char> Cell(int column) => _source.AsSpan(_starts[column], _ends[column] - _starts[column]);

    private bool ReadRow()
    {
        _length = 0;
        _cellCount = 0;
        _anyQuote = false;
        Line = _linesRead + 1;
        if (Peek() < 0)
            return false;
        if (!ReadPlainRow())
            ReadAnyRow();

        _linesRead++;
        return true;
    }

    /// <summary>Reads a row that ends within the block and holds no quotes; false, and nothing read, where it does not.</summary>
    private bool ReadPlainRow()
    {
        var rest = _buffer.Rest;
        var start = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            // Letters and digits are above the comma, and all that matters is not.
            var letter = rest[i];
            if (letter > ',')
                continue;

            switch (letter)
            {
                case ',':
                    EndCell(_buffer.Next + start, _buffer.Next + i);
                    start = i + 1;
                    break;
                case '\n':
                case '\r' when i + 1 < rest.Length && rest[i + 1] == '\n':
                    EndCell(_buffer.Next + start, _buffer.Next + i);
                    _source = _buffer.Block;
                    _buffer.Skip(i + (letter == '\r' ? 2 : 1));
                    return true;
                case '"' or '\r' or '\0':
                    _cellCount = 0;
                    return false;
            }
        }

        _cellCount = 0;
        return false;
    }

    private void ReadAnyRow()
    {
        while (ReadCell())
        {
        }

        _source = _text;
    }

    /// <summary>Reads a cell and the comma or line break after it; false when the row ends with it.</summary>
    private bool ReadCell()
    {
        if (Peek() == '"')
        {
            _anyQuote = true;
            _buffer.Skip(1);
            ReadQuoted();
        }
        else
        {
            ReadPlain();
        }

        EndCell(CellStart, _length);
        switch (Peek())
        {
            case ',':
                _buffer.Skip(1);
                return true;
            case '\n':
                _buffer.Skip(1);
                return false;
            case '\r':
                _buffer.Skip(1);
                if (Peek() != '\n')
                    throw Broken("a carriage return without a line feed", "a line break of LF or CRLF, or quotes around the cell");
                _buffer.Skip(1);
                return false;
            case < 0:
                return false;
            default:
                throw Broken("text after the closing quote", "a comma or the end of the line (a quote within quotes is doubled)");
        }
    }

    private void ReadPlain()
    {
        while (Peek() >= 0)
        {
            var rest = _buffer.Rest;
            var stop = rest.IndexOfAny(PlainStops);
            Append(stop < 0 ? rest : rest[..stop]);
            if (stop < 0)
                continue;

            if (Peek() == '"')
                throw Broken("a quote within a cell that does not start with one", "quotes around the whole cell, and those within it doubled", open: true);
            if (Peek() == '\0')
                throw Broken("a zero character", "text", open: true);
            return;
        }
    }

    private void ReadQuoted()
    {
        while (Peek() >= 0)
        {
            var rest = _buffer.Rest;
            var stop = rest.IndexOfAny(QuotedStops);
            if (stop < 0)
            {
                Append(rest);
                continue;
            }

            switch (rest[stop])
            {
                case '\n':
                    _linesRead++;
                    Append(rest[..(stop + 1)]);
                    break;
                case '\0':
                    throw Broken("a zero character", "text", open: true);
                default:
                    Append(rest[..stop]);
                    _buffer.Skip(1);
                    if (Peek() != '"')
                        return;
                    Append("\"");
                    break;
            }
        }

        throw Broken("a quote that is never closed", "a closing quote before the end of the file", open: true);
    }

    /// <summary>The next character, or -1 at the end of the file.</summary>
    private int Peek()
    {
        if (_buffer.Rest.IsEmpty && !_buffer.Fill())
        {
            return _buffer.IsBroken
                ? throw new DataException($"{Name}, line {_linesRead + 1}: found a byte that is not UTF-8, expected a text file in UTF-8.")
                : -1;
        }

        return _buffer.Rest[0];
    }

    /// <summary>Takes the next characters into the cell: they are those of the buffer, or stand for one of it.</summary>
    private void Append(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _text.Length)
            Array.Resize(ref _text, int.Max(_text.Length * 2, _length + text.Length));

        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
        _buffer.Skip(text.Length);
        if (_length - CellStart > MaximumCellLength)
            throw Broken($"a cell of more than {MaximumCellLength} characters", "less (is a quote not closed?)", open: true);
        if (_length > MaximumRowLength)
            throw Broken($"a row of more than {MaximumRowLength} characters", "less", open: true);
    }

    private void EndCell(int start, int end)
    {
        if (_cellCount == MaximumColumns)
            throw new DataException($"{Name}, line {Line}: found more than {MaximumColumns} columns.");
        if (_cellCount == _ends.Length)
        {
            Array.Resize(ref _starts, _ends.Length * 2);
            Array.Resize(ref _ends, _ends.Length * 2);
        }

        _starts[_cellCount] = start;
        _ends[_cellCount++] = end;
    }

    /// <param name="found">What.</param>
    /// <param name="expected">What instead.</param>
    /// <param name="open">The cell is still being read, not ended.</param>
    private DataException Broken(string found, string expected, bool open = false)
    {
        var column = open ? _cellCount : _cellCount - 1;
        var name = column < _header.Length ? _header[column] : $"{column + 1}";
        return new DataException($"{Name}, line {Line}, column {name}: found {found}, expected {expected}");
    }
}
