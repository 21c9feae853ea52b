using System.Globalization;

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
    private float[] _numbers = [];
    private int[] _codes = [];

    /// <param name="column">Of the schema.</param>
    /// <param name="capacity">Rows there will be, if that is known: a column that grows is held twice for a while.</param>
    public CellColumnBuilder(Column column, int capacity = 0)
    {
        _column = column;
        if (IsCategory)
            _codes = new int[capacity];
        else
            _numbers = new float[capacity];
    }

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
            AddCode(CodeOf(text));
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
            AddCode(CodeOf(text[..length]));
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

    /// <summary>Adds numbers that were checked.</summary>
    public void Append(ReadOnlySpan<float> numbers)
    {
        Grow(ref _numbers, Count + numbers.Length);
        numbers.CopyTo(_numbers.AsSpan(Count));
        Count += numbers.Length;
    }

    /// <summary>Adds codes of another numbering, -1 as missing.</summary>
    public void Append(ReadOnlySpan<int> codes, ReadOnlySpan<int> codeOf)
    {
        Grow(ref _codes, Count + codes.Length);
        var added = _codes.AsSpan(Count, codes.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            added[i] = codes[i] < 0 ? -1 : codeOf[codes[i]];
        }

        Count += codes.Length;
    }

    public CellColumn Build()
    {
        Array.Resize(ref _codes, IsCategory ? Count : 0);
        Array.Resize(ref _numbers, IsCategory ? 0 : Count);
        return IsCategory ? new CellColumn { Codes = _codes, Levels = [.. _levels] } : new CellColumn { Numbers = _numbers };
    }

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

    private void AddCode(int code)
    {
        Grow(ref _codes, Count + 1);
        _codes[Count++] = code;
    }

    private void AddNumber(float number)
    {
        Grow(ref _numbers, Count + 1);
        _numbers[Count++] = number;
    }

    private static void Grow<T>(ref T[] cells, int count)
    {
        if (count > cells.Length)
            Array.Resize(ref cells, int.Max(count, int.Max(1024, 2 * cells.Length)));
    }
}
