using System.Globalization;

namespace Predictor.Cases;

/// <summary>
/// Grows one column of a case table cell by cell. Numbers, counts and flags go through <see cref="NumberCell"/>, as they do live;
/// a category keeps its own levels, as no vocabulary is learned yet.
/// </summary>
internal sealed class CellColumnBuilder
{
    private readonly Column _column;
    private readonly List<string> _levels = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _codeOf = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private float[] _numbers = [];
    private int[] _codes = [];

    public CellColumnBuilder(Column column) => _column = column;

    public int Count { get; private set; }

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
            AddLevel(text);
            return CellProblem.None;
        }

        var problem = NumberCell.Read(_column, text, out var cell);
        AddNumber(cell);
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
            AddLevel(text[..length]);
            return CellProblem.None;
        }

        var problem = NumberCell.Read(_column, value, out var cell);
        AddNumber(cell);
        return problem;
    }

    public void AddMissing()
    {
        if (IsCategory)
            AddCode(-1);
        else
            AddNumber(float.NaN);
    }

    public CellColumn Build() => IsCategory
        ? new CellColumn { Codes = _codes[..Count], Levels = [.. _levels] }
        : new CellColumn { Numbers = _numbers[..Count] };

    private void AddLevel(ReadOnlySpan<char> level)
    {
        if (!_codeOf.TryGetValue(level, out var code))
        {
            code = _levels.Count;
            _levels.Add(level.ToString());
            _codeOf[level] = code;
        }

        AddCode(code);
    }

    private void AddCode(int code)
    {
        if (Count == _codes.Length)
            Array.Resize(ref _codes, int.Max(1024, Count * 2));
        _codes[Count++] = code;
    }

    private void AddNumber(float number)
    {
        if (Count == _numbers.Length)
            Array.Resize(ref _numbers, int.Max(1024, Count * 2));
        _numbers[Count++] = number;
    }
}
