namespace Predictor.Cases.Words;

/// <summary>A template that takes a number of a column, taken apart once: the pieces around the number, and what is said at 1 and at 2, where English has words of its own.</summary>
internal sealed class QuantityWords
{
    private readonly Column _column;
    private readonly bool _isDuration;

    /// <summary>One more than there are placeholders.</summary>
    private readonly string[] _pieces;

    /// <summary>Of a duration, null: it brings its own unit.</summary>
    private readonly string? _atOne;

    /// <summary>Of a count alone.</summary>
    private readonly string? _atTwo;

    /// <param name="column">Whose number it is.</param>
    /// <param name="template">Null: label, number and unit.</param>
    public QuantityWords(Column column, string? template)
    {
        template ??= $"{ReasonWords.Label(column)}: {ReasonWords.Value}{(column.Unit is { Length: > 0 } ? $" {column.Unit}" : "")}";
        _column = column;
        _isDuration = column.Unit is { } unit && DurationWords.Of(0, unit) is not null;
        if (_isDuration)
        {
            template = template.Replace($"{ReasonWords.Value} {column.Unit}", ReasonWords.Value, StringComparison.OrdinalIgnoreCase);
        }
        else
        {
            var isCount = column.Kind == ColumnKind.Count;
            _atOne = At("1", EnglishNumber.AtOne(isCount ? Times(template, "1") : template, ReasonWords.Value, column.Unit, anyPlural: isCount));
            _atTwo = isCount ? At("2", Times(template, "2")) : null;
        }

        _pieces = template.Trim().Split(ReasonWords.Value);
        if (_pieces[0].Length > 0)
            _pieces[0] = ReasonWords.Capital(_pieces[0]);
    }

    /// <param name="cell">A number, as the template says it.</param>
    public string Of(float cell)
    {
        var value = _isDuration ? DurationWords.Of(cell, _column.Unit!)! : _column.Kind == ColumnKind.Count ? NumberWords.Whole(cell) : NumberWords.Of(cell);
        if (_atOne is not null && value == "1")
            return _atOne;
        if (_atTwo is not null && value == "2")
            return _atTwo;
        var words = _pieces.Length == 2 ? string.Concat(_pieces[0], value, _pieces[1]) : string.Join(value, _pieces);
        return _pieces[0].Length == 0 ? ReasonWords.Capital(words) : words;
    }

    private static string Times(string template, string count) => template.Replace($"{ReasonWords.Value} times", EnglishNumber.Times(count), StringComparison.Ordinal);

    private static string At(string value, string template) => ReasonWords.Sentence(template.Replace(ReasonWords.Value, value, StringComparison.Ordinal));
}
