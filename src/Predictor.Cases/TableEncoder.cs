namespace Predictor.Cases;

/// <summary>
/// A case table into a model's cells: the same bits as <see cref="CaseEncoder"/> makes of the text that the table was read from
/// (numbers are float32 and checked already; a table's own level codes become the vocabulary's).
/// </summary>
public sealed class TableEncoder
{
    private readonly CaseTable _table;
    private readonly IReadOnlyList<Column> _columns;

    /// <summary>By column: the vocabulary's code of each of the table's own levels; null for numbers.</summary>
    private readonly float[]?[] _codes;

    /// <param name="table">Many cases.</param>
    /// <param name="vocabularies">One a feature column, null for what is no category; see <see cref="VocabularyBuilder"/>.</param>
    public TableEncoder(CaseTable table, IReadOnlyList<Vocabulary?> vocabularies)
    {
        _table = table;
        _columns = table.Schema.FeatureColumns;
        _codes = new float[]?[_columns.Count];
        for (var column = 0; column < _codes.Length; column++)
        {
            if (vocabularies[column] is { } vocabulary)
                _codes[column] = [.. table.Cells[column].Levels.Select(level => (float)vocabulary.Code(level))];
        }
    }

    public int Width => _codes.Length;

    /// <summary>One column's cells of the chosen rows, as a model of a moment sees them: missing where the column is known only later.</summary>
    /// <param name="column">Position in the row.</param>
    /// <param name="rows">Positions in the table.</param>
    /// <param name="moment">The model's.</param>
    /// <param name="cells">Filled; one for each of the rows.</param>
    public void Read(int column, ReadOnlySpan<int> rows, Moment moment, Span<float> cells)
    {
        if (_columns[column].KnownAt > moment)
        {
            cells.Fill(float.NaN);
        }
        else if (_codes[column] is { } codeOf)
        {
            var codes = _table.Cells[column].Codes!;
            for (var i = 0; i < rows.Length; i++)
            {
                cells[i] = codes[rows[i]] < 0 ? float.NaN : codeOf[codes[rows[i]]];
            }
        }
        else
        {
            var numbers = _table.Cells[column].Numbers!;
            for (var i = 0; i < rows.Length; i++)
            {
                cells[i] = numbers[rows[i]];
            }
        }
    }

    /// <summary>All cells of one row, at the row's own moment.</summary>
    public void Row(int row, Span<float> cells)
    {
        var moment = _table.Moments[row];
        for (var column = 0; column < _codes.Length; column++)
        {
            cells[column] = _columns[column].KnownAt > moment ? float.NaN
                : _codes[column] is not { } codeOf ? _table.Cells[column].Numbers![row]
                : _table.Cells[column].Codes![row] is >= 0 and var code ? codeOf[code]
                : float.NaN;
        }
    }
}
