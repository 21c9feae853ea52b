using System.Globalization;
using Predictor.Cases.Tables;

namespace Predictor.Cases;

/// <summary>
/// Grows one column of a case table cell by cell, or a block at a time. Numbers, counts and flags go through <see cref="NumberCell"/>, as they do live;
/// a category keeps its own levels, as no vocabulary is learned yet.
/// </summary>
internal sealed class CellColumnBuilder
{
    private readonly Column _column;
    private readonly List<string> _levels = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _codeOf = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly GrowingColumn<float> _numbers;
    private readonly GrowingColumn<int> _codes;

    /// <param name="column">Of the schema.</param>
    /// <param name="capacity">Rows there will be, if that is known: a column that grows is held twice for a while.</param>
    public CellColumnBuilder(Column column, int capacity = 0)
    {
        _column = column;
        _codes = new(IsCategory ? capacity : 0);
        _numbers = new(IsCategory ? 0 : capacity);
    }

    private bool IsCategory => _column.Kind == ColumnKind.Category;

    /// <summary>Adds the cell of a row at a moment; with a problem, and where the column is not known yet, it is missing.</summary>
    public CellProblem Add(Moment moment, ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty || _column.KnownAt > moment)
        {
            AddMissing();
            return text.IsEmpty ? CellProblem.None : CellProblem.NotYetKnown;
        }

        if (IsCategory)
        {
            _codes.Add(CodeOf(text));
            return CellProblem.None;
        }

        var problem = NumberCell.Read(_column, text, out var cell);
        _numbers.Add(cell);
        return problem;
    }

    /// <summary>Adds a number, NaN as missing; a category takes its shortest invariant text.</summary>
    public CellProblem Add(Moment moment, double value)
    {
        if (double.IsNaN(value) || _column.KnownAt > moment)
        {
            AddMissing();
            return double.IsNaN(value) ? CellProblem.None : CellProblem.NotYetKnown;
        }

        if (IsCategory)
        {
            Span<char> text = stackalloc char[CaseEncoder.LongestNumber];
            value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
            _codes.Add(CodeOf(text[..length]));
            return CellProblem.None;
        }

        var problem = NumberCell.Read(_column, value, out var cell);
        _numbers.Add(cell);
        return problem;
    }

    public void AddMissing()
    {
        if (IsCategory)
            _codes.Add(-1);
        else
            _numbers.Add(float.NaN);
    }

    /// <summary>Adds numbers that were checked.</summary>
    public void Append(ReadOnlySpan<float> numbers)
    {
        _numbers.Add(numbers);
    }

    /// <summary>Adds codes of another numbering, -1 as missing.</summary>
    public void Append(ReadOnlySpan<int> codes, ReadOnlySpan<int> codeOf)
    {
        var added = _codes.More(codes.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            added[i] = codes[i] < 0 ? -1 : codeOf[codes[i]];
        }
    }

    public CellColumn Build() =>
        IsCategory ? new CellColumn { Codes = _codes.Build(), Levels = [.. _levels] } : new CellColumn { Numbers = _numbers.Build() };

    /// <summary>The code of a level, a new one where it was not there.</summary>
    public int CodeOf(ReadOnlySpan<char> level)
    {
        if (!_codeOf.TryGetValue(level, out var code))
        {
            code = _levels.Count;
            _levels.Add(level.ToString());
            _codeOf[level] = code;
        }

        return code;
    }
}
