using System.Buffers;
using System.Globalization;
using Predictor.Cases.Text;

namespace Predictor.Cases.Tables;

/// <summary>
/// Reads one CSV file row by row (RFC 4180, UTF-8, header first); every error names file, row and column.
/// Cells are separated by commas, rows end with LF or CRLF; a cell in quotes may hold commas, line breaks and doubled quotes.
/// A line with nothing on it is no row, unless the table has a single column.
/// </summary>
public sealed partial class CsvTable : IDisposable
{
    /// <summary>Most characters in a cell.</summary>
    public const int MaximumCellLength = 1 << 20;

    /// <summary>Most characters in a row, its commas and quotes left out.</summary>
    public const int MaximumRowLength = 1 << 24;

    /// <summary>Most columns.</summary>
    public const int MaximumColumns = 10_000;

    private CsvBuffer _buffer;
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly string[] _header;

    private CsvTable(Stream stream, string name)
    {
        _buffer = new CsvBuffer(stream);
        Name = name;
        _header = [];
        try
        {
            _header = ReadHeader();
        }
        catch
        {
            _buffer.Dispose();
            throw;
        }
    }

    /// <summary>File name for messages.</summary>
    public string Name { get; }

    public IReadOnlyList<string> Header => _header;

    /// <summary>Number of the current row as an editor shows it: the header is line 1 (quoted line breaks counted). A row over several lines has the number of its first.</summary>
    public int Line { get; private set; }

    /// <exception cref="DataException">No such file, an empty file, a header without names, a repeated column name.</exception>
    public static CsvTable Open(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            return new CsvTable(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan), name);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"{name}: there is no such file ({path}).", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new DataException($"{name}: the file cannot be opened for reading ({path}).", error);
        }
    }

    /// <summary>Reads a table from a stream, which it then owns.</summary>
    /// <exception cref="DataException">An empty stream, a header without names, a repeated column name.</exception>
    public static CsvTable Open(Stream stream, string name) => new(stream, name);

    /// <summary>Goes on with rows of the same file from another stream, which it then owns.</summary>
    /// <param name="rows">Beginning with the first byte of a row.</param>
    /// <param name="line">Number of that row's line.</param>
    internal void Resume(Stream rows, int line)
    {
        _buffer.Dispose();
        _buffer = new CsvBuffer(rows, isStart: false);
        _linesRead = line - 1;
    }

    /// <summary>What a column without a name is called, by its position from 1.</summary>
    internal static string Unnamed(int column) => string.Create(CultureInfo.InvariantCulture, $"column_{column + 1}");

    /// <summary>Position of a column.</summary>
    /// <exception cref="DataException">Naming the columns there are, and the nearest one.</exception>
    public int Find(string column) =>
        TryFind(column, out var position) ? position : throw new DataException($"{Name}: {Missing([column])}");

    /// <summary>Position of a column; false, and -1, where there is none of this name.</summary>
    public bool TryFind(string column, out int position)
    {
        if (_positions.TryGetValue(column, out position))
            return true;

        position = -1;
        return false;
    }

    /// <summary>Positions of several columns.</summary>
    /// <exception cref="DataException">Naming all that are absent at once.</exception>
    public int[] Find(IReadOnlyList<string> columns)
    {
        var absent = columns.Where(column => !_positions.ContainsKey(column)).Distinct(StringComparer.Ordinal).ToArray();
        return absent.Length == 0
            ? [.. columns.Select(column => _positions[column])]
            : throw new DataException($"{Name}: {Missing(absent)}");
    }

    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="DataException">A ragged row, a broken quote, a byte that is not UTF-8.</exception>
    public bool Read()
    {
        while (ReadRow())
        {
            if (_cellCount == _header.Length)
                return true;

            if (!IsBlank)
                throw new DataException($"{Name}, line {Line}: found {Counted(_cellCount)}, expected {Counted(_header.Length)} as in the header.");
        }

        return false;
    }

    /// <summary>A cell of the current row, trimmed; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> this[int column] => Cell(column).Trim();

    /// <summary>An error at a cell of the current row: "interactions.csv, line 17, column wait_seconds: found 'soon', expected a number".</summary>
    public DataException Error(int column, string expected) =>
        new($"{Name}, line {Line}, column {_header[column]}: found {Quoted.Excerpt(this[column])}, expected {expected}");

    public void Dispose() => _buffer.Dispose();

    private string[] ReadHeader()
    {
        if (!ReadRow())
            throw new DataException($"{Name}: the file is empty, expected a header and rows.");

        var header = new string[_cellCount];
        for (var column = 0; column < header.Length; column++)
        {
            header[column] = this[column].ToString();
            if (header[column].Length > 0 && !_positions.TryAdd(header[column], column))
                throw new DataException($"{Name}, line 1: columns {_positions[header[column]] + 1} and {column + 1} have the same name '{header[column]}'.");
        }

        if (_positions.Count == 0)
            throw new DataException($"{Name}, line 1: found {(header.Length == 1 ? "an empty line" : "no names")}, expected a header.");

        for (var column = 0; column < header.Length; column++)
        {
            if (header[column].Length == 0)
                header[column] = NameOfUnnamed(column);
        }

        if (header.Length == 1 && header[0].AsSpan().IndexOfAny(OtherSeparators) is >= 0 and var at)
            throw new DataException($"{Name}, line 1: found columns separated by {(header[0][at] == '\t' ? "tabs" : $"'{header[0][at]}'")}, expected commas.");

        return header;
    }

    /// <summary>Tools write their row numbers without a name: <c>column_1</c>, or <c>column_1_2</c> where another column is called that.</summary>
    private string NameOfUnnamed(int column)
    {
        var name = Unnamed(column);
        for (var more = 2; !_positions.TryAdd(name, column); more++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{Unnamed(column)}_{more}");
        }

        return name;
    }

    private string Missing(string[] absent)
    {
        var there = string.Join(", ", _header.Take(50)) + (_header.Length > 50 ? $" and {_header.Length - 50} more" : "");
        if (absent.Length > 1)
            return $"there are no columns {string.Join(", ", absent.Select(column => $"'{column}'"))}; there are {there}.";

        var nearest = Nearest.To(absent[0], _header);
        return $"there is no column '{absent[0]}'{(nearest is null ? "" : $", the nearest is '{nearest}'")}; there are {there}.";
    }

    private static string Counted(int columns) => columns == 1 ? "1 column" : $"{columns} columns";

    private static readonly SearchValues<char> OtherSeparators = SearchValues.Create(";\t|");
}
