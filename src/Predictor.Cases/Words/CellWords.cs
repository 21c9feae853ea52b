namespace Predictor.Cases.Words;

/// <summary>The words of one column's cells. What they say whatever the number is worked out once: its templates, taken apart, and the words of missing, of flags and of levels. Shared by threads.</summary>
internal sealed class CellWords
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private readonly Column _column;
    private readonly bool _isCategory;
    private readonly IReadOnlyList<string> _levels;

    /// <summary>By code, each once it has been said; as long as <see cref="_levels"/>.</summary>
    private readonly string?[] _levelWords;

    private readonly string _missing;
    private readonly string _unseen;
    private readonly string? _zero;
    private readonly string _yes;
    private readonly string _no;
    private readonly QuantityWords _quantity;
    private readonly QuantityWords? _belowZero;

    public CellWords(Column column, Vocabulary? vocabulary)
    {
        _column = column;
        _levels = vocabulary?.Levels ?? [];
        _levelWords = new string?[_levels.Count];
        _isCategory = vocabulary is not null;
        var label = ReasonWords.Label(column);
        _missing = column.WordsMissing is { } missing ? ReasonWords.Sentence(missing) : $"{label}: not known";
        _unseen = $"{label}: one not seen in training";
        _zero = column.WordsAtZero is { } zero ? ReasonWords.Sentence(zero) : null;
        _yes = Filled("yes");

        // A template without a value is said of a flag that is yes.
        _no = column.Words is { } words && !words.Contains(ReasonWords.Value, StringComparison.Ordinal) ? $"{label}: no" : Filled("no");
        _quantity = new QuantityWords(column, column.Words);
        _belowZero = column.WordsBelowZero is { } below ? new QuantityWords(column, below) : null;
    }

    /// <param name="cell">As the encoder made it.</param>
    public string Of(float cell)
    {
        if (float.IsNaN(cell))
            return _missing;
        if (_isCategory)
            return cell < _levels.Count ? _levelWords[(int)cell] ??= Filled(ReasonWords.LevelName(_column, _levels[(int)cell])) : _unseen;
        if (cell == 0 && _zero is not null)
            return _zero;
        if (_column.Kind == ColumnKind.Flag)
            return cell != 0 ? _yes : _no;
        if (_column.Source == ColumnSource.Clock)
            return Filled(ClockName(_column, cell));
        return cell < 0 && _belowZero is not null ? _belowZero.Of(-cell) : _quantity.Of(cell);
    }

    /// <summary>The weekday's name or the hour.</summary>
    internal static string ClockName(Column column, double cell) => column.From switch
    {
        ClockCell.Weekday when cell is >= 0 and < 7 => Weekdays[(int)cell],
        ClockCell.Hour when cell is >= 0 and < 24 => $"{(int)cell}:00",
        _ => NumberWords.Of(cell),
    };

    private string Filled(string value) =>
        _column.Words is { } words ? ReasonWords.Sentence(words.Replace(ReasonWords.Value, value, StringComparison.Ordinal)) : $"{ReasonWords.Label(_column)}: {value}";
}
