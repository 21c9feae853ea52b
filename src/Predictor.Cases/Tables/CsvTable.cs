namespace Predictor.Cases.Tables;

/// <summary>Reads one CSV file row by row (RFC 4180, UTF-8, header first); every error names file, row and column.</summary>
public sealed class CsvTable : IDisposable
{
    /// <exception cref="DataException">No such file, an empty file, an empty or repeated column name.</exception>
    public static CsvTable Open(string path) => throw new NotImplementedException();

    /// <summary>File name for messages.</summary>
    public string Name => throw new NotImplementedException();

    public IReadOnlyList<string> Header => throw new NotImplementedException();

    /// <summary>Number of the current row as an editor shows it: the header is line 1 (quoted line breaks counted).</summary>
    public int Line => throw new NotImplementedException();

    /// <summary>Position of a column.</summary>
    /// <exception cref="DataException">Naming the columns there are, and the nearest one.</exception>
    public int Find(string column) => throw new NotImplementedException();

    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="DataException">A ragged row or a broken quote.</exception>
    public bool Read() => throw new NotImplementedException();

    /// <summary>A cell of the current row, trimmed; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> this[int column] => throw new NotImplementedException();

    /// <summary>An error at a cell of the current row: "interactions.csv, line 17, column wait_seconds: found 'soon', expected a number".</summary>
    public DataException Error(int column, string expected) => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
