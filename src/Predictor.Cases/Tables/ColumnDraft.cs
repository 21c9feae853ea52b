using System.Globalization;
using System.Text;
using Predictor.Cases.Tables.Blocks;
using Predictor.Cases.Text;

namespace Predictor.Cases.Tables;

/// <summary>
/// What the cells of one column look like, seen one by one, and the column that they make. Rows may be seen by several, whose drafts are then
/// joined; all but the counting up of numbers comes out the same in any order.
/// </summary>
/// <param name="name">In the header.</param>
/// <param name="isFirst">In the file, where tools write their row numbers.</param>
/// <param name="allLevels">Whether different texts are counted in a column of decimals too, where they matter only if words follow in numbers.</param>
internal sealed class ColumnDraft(string name, bool isFirst, bool allLevels = true)
{
    /// <summary>More different texts than any category keeps.</summary>
    private const int MostLevels = 50_000;

    /// <summary>More different texts than most categories have.</summary>
    private const int ManyLevels = 1_000;

    /// <summary>Below it, cells that are all different say nothing.</summary>
    private const int FewestForId = 10;

    /// <summary>Bytes that "false" may have, in whatever letters count as these.</summary>
    private const int LongestFlag = 15;

    private static readonly string[] OtherTimes =
        ["dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss", "MM/dd/yyyy HH:mm", "MM/dd/yyyy HH:mm:ss", "dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy", "dd.MM.yyyy HH:mm", "dd.MM.yyyy HH:mm:ss", "dd-MMM-yy", "dd-MMM-yyyy", "yyyy/MM/dd", "yyyy/MM/dd HH:mm:ss"];

    /// <summary>Up to one more than <see cref="MostLevels"/>; null where they are not counted.</summary>
    private LevelTable? _levels = new();
    private char[] _room = new char[64];
    private byte[] _bytes = new byte[64];
    private long _cells;
    private long _numbers;
    private long _digits;
    private long _flags;
    private long _times;
    private long _otherTimes;
    private long _words;
    private bool _leadingZero;
    private NumberCount _count;
    private bool _no;
    private bool _yes;
    private int _firstWordLine;
    private string _firstWord = "";

    private int Levels => _levels?.Count ?? 0;

    private bool IsUnique => Levels == _cells;

    private bool IsNearlyUnique => Levels > MostLevels || Levels >= 0.9 * _cells;

    private bool IsNumbersButForSome => _cells >= 3 && (_cells - _numbers == 1 || _numbers >= 0.9 * _cells);

    /// <summary>Whether it names every one of the rows.</summary>
    public bool NamesRows(long rows) => IsUnique && _cells == rows;

    /// <summary>Whether it comes down to texts that were not counted.</summary>
    public bool LacksLevels(bool categorical) => _levels is null && !categorical && _numbers < _cells && !IsNumbersButForSome;

    /// <param name="text">Trimmed.</param>
    /// <param name="line">Of its row.</param>
    public void Add(ReadOnlySpan<char> text, int line)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_bytes.Length < most)
            _bytes = new byte[most];
        var bytes = _bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, _bytes));
        var isNumber = NumberCell.TryParse(text, out var number);
        Add(bytes, isNumber ? number : null, line);
    }

    /// <param name="text">Trimmed, in UTF-8.</param>
    /// <param name="line">Of its row.</param>
    public void Add(ReadOnlySpan<byte> text, int line) => Add(text, NumberText.TryParse(text, out double number) ? number : null, line);

    /// <summary>Adds what another saw of the column.</summary>
    public void Join(ColumnDraft other)
    {
        _cells += other._cells;
        _numbers += other._numbers;
        _digits += other._digits;
        _flags += other._flags;
        _times += other._times;
        _otherTimes += other._otherTimes;
        _words += other._words;
        _leadingZero |= other._leadingZero;
        _yes |= other._yes;
        _no |= other._no;
        if (other._firstWordLine > 0 && (_firstWordLine == 0 || other._firstWordLine < _firstWordLine))
            (_firstWordLine, _firstWord) = (other._firstWordLine, other._firstWord);

        _levels = other._levels is null ? null : _levels;
        for (var level = 0; level < other.Levels && Levels <= MostLevels; level++)
        {
            _levels?.Add(other._levels![level]);
        }
    }

    /// <summary>Adds the counting of the next rows, and lets the other begin anew with those after.</summary>
    public void TakeCount(ColumnDraft other)
    {
        _count = _count.Then(other._count);
        other._count = default;
    }

    private void Add(ReadOnlySpan<byte> text, double? number, int line)
    {
        if (text.IsEmpty)
            return;

        _cells++;
        if (Levels <= MostLevels)
            _levels?.Add(text);
        if (number is { } value)
            AddNumber(text, value);
        else
            AddWord(text, line);
    }

    private void AddWord(ReadOnlySpan<byte> bytes, int line)
    {
        _words += bytes.Count((byte)' ') + 1;
        if (_firstWordLine > 0 && bytes.Length > LongestFlag && (!char.IsAsciiDigit((char)bytes[0]) || _times + _otherTimes < _cells - 1))
            return;

        var text = CellText.Decode(bytes, ref _room);
        if (_firstWordLine == 0)
        {
            _firstWordLine = line;
            _firstWord = Quoted.Excerpt(text);
        }

        if (NumberCell.TryParseFlag(text, out var flag))
        {
            _flags++;
            _yes |= flag;
            _no |= !flag;
        }
        else if (!char.IsAsciiDigit(text[0]) || _times + _otherTimes < _cells - 1)
        {
            // No time, or in a column that is not all times.
        }
        else if (IsoTime.TryParse(text, TimeZoneInfo.Utc, out _))
        {
            _times++;
        }
        else if (DateTime.TryParseExact(text, OtherTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            _otherTimes++;
        }
    }

    /// <summary>The column as far as its cells tell; <see cref="Column.Review"/> says where a person should look.</summary>
    public Column Draft(bool categorical)
    {
        var column = new Column { Name = name, Kind = ColumnKind.Number, KnownAt = Moment.Closure };
        if (categorical)
            return column with { Kind = ColumnKind.Category };
        if (_cells == 0)
            return column with { Ignore = true, Review = "empty in every row" };
        if (_numbers == _cells)
            return DraftNumber(column);
        if (_flags == _cells && _yes && _no)
            return column with { Kind = ColumnKind.Flag };
        if (_times + _otherTimes == _cells)
            return column with { Kind = ColumnKind.Time, Ignore = true, Review = _otherTimes == 0 ? "times: name it as timeKey if it is the time of the row" : "times, though not in ISO 8601" };
        if (IsNumbersButForSome)
            return column with { Review = $"numbers, but for text such as {_firstWord} in line {_firstWordLine}" };
        return DraftText(column);
    }

    private void AddNumber(ReadOnlySpan<byte> text, double number)
    {
        _numbers++;
        if (text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            _count = _count.Broken();
            if (!allLevels && _numbers == _cells)
                _levels = null;
            return;
        }

        _digits++;
        _leadingZero |= text.Length > 1 && text[0] == '0';
        _count = _count.Then(NumberCount.Of(number));
    }

    /// <summary>
    /// Whole numbers from 0 make a number too, not a count or a flag: a number learns the same, and a later file may well hold
    /// a 2 among the flags or a negative one among the counts (the shop's response minutes do so in its test file alone).
    /// Numbers that name rows are told by leading zeros, by their column's name, or in the file's first column by counting up or by having no name
    /// (shuffled row numbers).
    /// </summary>
    private Column DraftNumber(Column column)
    {
        if (_cells >= FewestForId && _digits == _cells && IsUnique && (_leadingZero || IsNamedId() || (isFirst && (_count.IsCounting || name == CsvTable.Unnamed(0)))))
            return column with { Kind = ColumnKind.Id, Ignore = true, Review = "a number of its own in every row: an id" };
        if (_cells >= FewestForId && _digits == _cells && IsNearlyUnique && IsNamedId())
            return column with { Kind = ColumnKind.Id, Ignore = true, Review = "an id by its name, yet some rows share one: name it as caseKey to be shown which" };
        return column;
    }

    private Column DraftText(Column column)
    {
        if (_cells >= FewestForId && IsNearlyUnique)
            return column with { Kind = ColumnKind.Id, Ignore = true, Review = "text of its own in nearly every row: an id or remarks" };
        if (_cells >= FewestForId && Levels > _cells / 2 && _words >= 3 * _cells)
            return column with { Kind = ColumnKind.Category, Ignore = true, Review = "remarks in words" };
        var category = column with { Kind = ColumnKind.Category };
        return Levels > ManyLevels ? category with { Review = $"{(Levels > MostLevels ? "more than " : "")}{int.Min(Levels, MostLevels)} different texts: does it name people or things?" } : category;
    }

    private bool IsNamedId()
    {
        var parts = name.Split([' ', '_', '-', '.']);
        return parts[^1].Equals("id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("ID", StringComparison.Ordinal);
    }
}
