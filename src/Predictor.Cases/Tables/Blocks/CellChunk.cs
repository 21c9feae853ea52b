using System.Runtime.InteropServices;
using System.Text;

namespace Predictor.Cases.Tables.Blocks;

/// <summary>One feature column of a block, read as <see cref="CellColumnBuilder"/> reads cell by cell.</summary>
/// <param name="column">Of the schema.</param>
/// <param name="feature">Its number among the feature columns.</param>
/// <param name="position">In the file, or -1 for one that is read off the clock.</param>
internal sealed class CellChunk(Column column, int feature, int position)
{
    private readonly bool _isCategory = column.Kind == ColumnKind.Category;
    private readonly float _minimum = Math.Max(float.MinValue, (float?)column.Minimum ?? float.MinValue);
    private readonly float _maximum = Math.Min(float.MaxValue, (float?)column.Maximum ?? float.MaxValue);
    private readonly LevelTable _levels = new();
    private readonly List<int> _codeOf = [];
    private char[] _room = new char[64];
    private float[] _numbers = [];
    private int[] _codes = [];

    /// <param name="cells">Of the block.</param>
    /// <param name="keys">Of its rows.</param>
    /// <param name="problems">Takes those that count as missing.</param>
    /// <returns>False where a cell is none that a strict reader lets pass.</returns>
    public bool TryRead(BlockCells cells, KeyChunk keys, CellProblemTally problems)
    {
        if (_isCategory && _codes.Length < cells.Rows)
            _codes = new int[cells.Rows];
        else if (!_isCategory && _numbers.Length < cells.Rows)
            _numbers = new float[cells.Rows];

        if (position < 0)
            return ReadClock(cells.Rows, keys);
        if (column.KnownAt > Moment.Arrival && keys.Moments.AsSpan(0, cells.Rows).Contains(Moment.Arrival))
            return TryReadOneByOne(cells, keys.Moments, problems);
        if (_isCategory)
            return ReadLevels(cells);
        return column.Kind == ColumnKind.Number ? TryReadNumbers(cells, problems) : TryReadOneByOne(cells, keys.Moments, problems);
    }

    /// <summary>Adds the block's cells to the whole column's.</summary>
    public void AppendTo(CellColumnBuilder whole, int rows)
    {
        if (!_isCategory)
        {
            whole.Append(_numbers.AsSpan(0, rows));
            return;
        }

        // Texts new to this thread, in the order in which the block brings them; those of earlier blocks have their codes.
        for (var level = _codeOf.Count; level < _levels.Count; level++)
        {
            _codeOf.Add(whole.CodeOf(CellText.Decode(_levels[level], ref _room)));
        }

        whole.Append(_codes.AsSpan(0, rows), CollectionsMarshal.AsSpan(_codeOf));
    }

    private bool TryReadNumbers(BlockCells cells, CellProblemTally problems)
    {
        for (var row = 0; row < cells.Rows; row++)
        {
            var cell = cells[row, position];
            if (cell.IsEmpty)
                _numbers[row] = float.NaN;
            else if (!NumberText.TryParse(cell, out _numbers[row]) || !(_numbers[row] >= _minimum && _numbers[row] <= _maximum))
            {
                if (!TryReadOne(cells, row, Moment.Closure, problems))
                    return false;
            }
        }

        return true;
    }

    private bool ReadLevels(BlockCells cells)
    {
        for (var row = 0; row < cells.Rows; row++)
        {
            var level = CellText.Trim(cells[row, position]);
            _codes[row] = level.IsEmpty ? -1 : _levels.Add(level);
        }

        return true;
    }

    private bool TryReadOneByOne(BlockCells cells, Moment[] moments, CellProblemTally problems)
    {
        for (var row = 0; row < cells.Rows; row++)
        {
            if (!TryReadOne(cells, row, moments[row], problems))
                return false;
        }

        return true;
    }

    private bool TryReadOne(BlockCells cells, int row, Moment moment, CellProblemTally problems)
    {
        var text = CellText.Trim(cells[row, position]);
        var problem = column.KnownAt > moment && !text.IsEmpty ? CellProblem.NotYetKnown : CellProblem.None;
        var isKnown = problem == CellProblem.None && !text.IsEmpty;
        if (_isCategory)
        {
            _codes[row] = isKnown ? _levels.Add(text) : -1;
        }
        else
        {
            _numbers[row] = float.NaN;
            if (isKnown)
                problem = ReadNumber(text, out _numbers[row]);
        }

        if (problem == CellProblem.None)
            return true;
        if (CellProblemTally.Expected(problem) is not null)
            return false;
        problems.Add(feature, problem, cells.Line(row), CellText.Decode(text, ref _room));
        return true;
    }

    private CellProblem ReadNumber(ReadOnlySpan<byte> text, out float cell) =>
        text.Length == 1 && text[0] is (byte)'0' or (byte)'1' && column.Kind == ColumnKind.Flag ? NumberCell.Read(column, text[0] - '0', out cell)
        : column.Kind != ColumnKind.Flag && NumberText.TryParse(text, out double value) ? NumberCell.Read(column, value, out cell)
        : NumberCell.Read(column, CellText.Decode(text, ref _room), out cell);

    private bool ReadClock(int rows, KeyChunk keys)
    {
        // Few different values, and a rule for each kind of column: what reads one value reads them all.
        var one = new CellColumnBuilder(column);
        for (var row = 0; row < rows; row++)
        {
            one.Add(keys.Moments[row], ClockCell.Read(column, keys.Local[row]));
        }

        var read = one.Build();
        read.Numbers?.CopyTo(_numbers, 0);
        for (var row = 0; row < read.Codes?.Length; row++)
        {
            _codes[row] = read.Codes[row] < 0 ? -1 : _levels.Add(Encoding.UTF8.GetBytes(read.Levels[read.Codes[row]]));
        }

        return true;
    }
}
