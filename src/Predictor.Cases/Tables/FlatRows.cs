namespace Predictor.Cases.Tables;

/// <summary>
/// The rows of one file, one at a time, as a model reads them: for a file larger than memory.
/// Columns that are not in the schema are passed over. Case ids are not held, so that repeated ones are not noticed.
/// </summary>
public sealed class FlatRows : IDisposable
{
    private readonly CaseEncoder _encoder;
    private readonly FlatLayout _layout;
    private readonly RowKeys _keys;
    private readonly CellProblemTally _problems;
    private readonly LabelReader?[] _labels;
    private readonly bool _strict;

    private FlatRows(CsvTable table, CaseEncoder encoder, bool strict, bool absent)
    {
        Table = table;
        _encoder = encoder;
        _strict = strict;
        _layout = new FlatLayout(table, encoder.Schema, labels: false, absent);
        _keys = new RowKeys(table, _layout, TimeZoneInfo.FindSystemTimeZoneById(encoder.Schema.TimeZone), pool: false);
        _problems = new CellProblemTally(encoder.Schema.FeatureColumns);
        _labels = [.. encoder.Schema.Outcomes.Select(outcome => table.TryFind(outcome.Label, out var column) ? new LabelReader(table, column, outcome.Positive) : null)];
    }

    /// <summary>The file, for its header, line and errors, and for cells that are no part of the case.</summary>
    public CsvTable Table { get; }

    public string CaseId => _keys.CaseId;

    /// <summary>Null where the file names no customers.</summary>
    public string? CustomerId => _keys.CustomerId;

    public Moment Moment => _keys.Moment;

    /// <summary>Null where the file has no times.</summary>
    public DateTimeOffset? At => _keys.At;

    /// <summary>The cells so far that could not be used as they came, by column and problem.</summary>
    public IReadOnlyList<CellProblemCount> Problems => _problems.Counts();

    /// <param name="path">The file; its columns are found by name.</param>
    /// <param name="encoder">Schema and vocabularies: the model's.</param>
    /// <param name="strict">Whether a word in a number column is an error; else it is counted and missing.</param>
    /// <param name="absent">Whether feature columns may be absent; their cells are then missing.</param>
    /// <exception cref="DataException">No such file, an empty one, absent columns (all are named).</exception>
    public static FlatRows Open(string path, CaseEncoder encoder, bool strict = true, bool absent = false) =>
        Open(CsvTable.Open(path), encoder, strict, absent);

    /// <summary>Reads from a table just opened, which it then owns.</summary>
    public static FlatRows Open(CsvTable table, CaseEncoder encoder, bool strict = true, bool absent = false)
    {
        try
        {
            return new FlatRows(table, encoder, strict, absent);
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>Moves to the next row and fills its cells; false at the end.</summary>
    /// <param name="cells">As many as the encoder is wide.</param>
    /// <exception cref="DataException">A ragged row, no case id, a time that is none; when strict, a word in a number column.</exception>
    public bool Read(Span<float> cells)
    {
        if (!Table.Read())
            return false;

        _keys.Read();
        _encoder.Clear(cells);
        if (_keys.At is { } at)
            _encoder.SetClock(cells, at);

        for (var column = 0; column < _layout.Features.Length; column++)
        {
            var position = _layout.Features[column];
            if (position < 0)
                continue;

            var problem = _encoder.Set(cells, column, _keys.Moment, Table[position]);
            if (problem == CellProblem.None)
                continue;
            if (_strict && CellProblemTally.Expected(problem) is { } expected)
                throw Table.Error(position, expected);
            _problems.Add(column, problem, Table.Line, Table[position]);
        }

        return true;
    }

    /// <summary>Whether the file has the label column of an outcome.</summary>
    public bool HasLabel(int outcome) => _labels[outcome] is not null;

    /// <summary>The current row's label of an outcome: 1 positive, 0 negative, -1 none. Read once a row.</summary>
    /// <exception cref="DataException">A third text.</exception>
    public sbyte Label(int outcome) =>
        _labels[outcome] is { } reader && _encoder.Schema.Outcomes[outcome].Moments.Contains(Moment) ? reader.Read() : (sbyte)-1;

    public void Dispose() => Table.Dispose();
}
