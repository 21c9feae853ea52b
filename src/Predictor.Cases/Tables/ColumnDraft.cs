using System.Globalization;
using Predictor.Cases.Text;

namespace Predictor.Cases.Tables;

/// <summary>What the cells of one column look like, seen one by one, and the column that they make.</summary>
/// <param name="name">In the header.</param>
/// <param name="isFirst">In the file, where tools write their row numbers.</param>
internal sealed class ColumnDraft(string name, bool isFirst)
{
    /// <summary>More different texts than any category keeps.</summary>
    private const int MostLevels = 50_000;

    /// <summary>More different texts than most categories have.</summary>
    private const int ManyLevels = 1_000;

    /// <summary>Below it, cells that are all different say nothing.</summary>
    private const int FewestForId = 10;

    private static readonly string[] OtherTimes =
        ["dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss", "MM/dd/yyyy HH:mm", "MM/dd/yyyy HH:mm:ss", "dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy", "dd.MM.yyyy HH:mm", "dd.MM.yyyy HH:mm:ss", "dd-MMM-yy", "dd-MMM-yyyy", "yyyy/MM/dd", "yyyy/MM/dd HH:mm:ss"];

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _levels = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private long _cells;
    private long _numbers;
    private long _digits;
    private long _flags;
    private long _times;
    private long _otherTimes;
    private long _words;
    private bool _leadingZero;
    private bool _counting = true;
    private double _last = double.NaN;
    private bool _no;
    private bool _yes;
    private int _firstWordLine;
    private string _firstWord = "";

    private bool IsUnique => _levels.Set.Count == _cells;

    private bool IsNearlyUnique => _levels.Set.Count > MostLevels || _levels.Set.Count >= 0.9 * _cells;

    /// <summary>Whether it names every one of the rows.</summary>
    public bool NamesRows(long rows) => IsUnique && _cells == rows;

    public void Add(ReadOnlySpan<char> text, int line)
    {
        if (text.IsEmpty)
            return;

        _cells++;
        if (_levels.Set.Count <= MostLevels)
            _levels.Add(text);
        if (NumberCell.TryParse(text, out var number))
        {
            AddNumber(text, number);
            return;
        }

        if (_firstWordLine == 0)
        {
            _firstWordLine = line;
            _firstWord = Quoted.Excerpt(text);
        }

        _words += text.Count(' ') + 1;
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
        if (_cells >= 3 && (_cells - _numbers == 1 || _numbers >= 0.9 * _cells))
            return column with { Review = $"numbers, but for text such as {_firstWord} in line {_firstWordLine}" };
        return DraftText(column);
    }

    private void AddNumber(ReadOnlySpan<char> text, double number)
    {
        _numbers++;
        if (text.ContainsAnyExceptInRange('0', '9'))
        {
            _counting = false;
            return;
        }

        _digits++;
        _leadingZero |= text.Length > 1 && text[0] == '0';
        _counting &= double.IsNaN(_last) || number == _last + 1;
        _last = number;
    }

    /// <summary>
    /// Whole numbers from 0 make a number too, not a count or a flag: a number learns the same, and a later file may well hold
    /// a 2 among the flags or a negative one among the counts (the shop's response minutes do so in its test file alone).
    /// Numbers that name rows are told by leading zeros, by their column's name, or in the file's first column by counting up or by having no name
    /// (shuffled row numbers).
    /// </summary>
    private Column DraftNumber(Column column)
    {
        if (_cells >= FewestForId && _digits == _cells && IsUnique && (_leadingZero || IsNamedId() || (isFirst && (_counting || name == CsvTable.Unnamed(0)))))
            return column with { Kind = ColumnKind.Id, Ignore = true, Review = "a number of its own in every row: an id" };
        if (_cells >= FewestForId && _digits == _cells && IsNearlyUnique && IsNamedId())
            return column with { Kind = ColumnKind.Id, Ignore = true, Review = "an id by its name, yet some rows share one: name it as caseKey to be shown which" };
        return column;
    }

    private Column DraftText(Column column)
    {
        if (_cells >= FewestForId && IsNearlyUnique)
            return column with { Kind = ColumnKind.Id, Ignore = true, Review = "text of its own in nearly every row: an id or remarks" };
        if (_cells >= FewestForId && _levels.Set.Count > _cells / 2 && _words >= 3 * _cells)
            return column with { Kind = ColumnKind.Category, Ignore = true, Review = "remarks in words" };
        var category = column with { Kind = ColumnKind.Category };
        return _levels.Set.Count > ManyLevels ? category with { Review = $"{(_levels.Set.Count > MostLevels ? "more than " : "")}{int.Min(_levels.Set.Count, MostLevels)} different texts: does it name people or things?" } : category;
    }

    private bool IsNamedId()
    {
        var parts = name.Split([' ', '_', '-', '.']);
        return parts[^1].Equals("id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("ID", StringComparison.Ordinal);
    }
}
