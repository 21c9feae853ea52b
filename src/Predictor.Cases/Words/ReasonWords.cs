using System.Globalization;

namespace Predictor.Cases.Words;

/// <summary>A column's cell as the words of a reason, from the column's templates. The README has the rules as a table.</summary>
public static class ReasonWords
{
    /// <summary>The one placeholder of a template.</summary>
    internal const string Value = "{value}";

    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <param name="encoder">Of the row.</param>
    /// <param name="column">Its position there.</param>
    /// <param name="cell">As the encoder made it.</param>
    public static string Of(CaseEncoder encoder, int column, float cell)
    {
        var about = encoder.Schema.FeatureColumns[column];
        if (float.IsNaN(cell))
            return about.WordsMissing is { } missing ? Sentence(missing) : $"{Label(about)}: not known";
        if (encoder.Vocabularies[column] is { } vocabulary)
            return cell < vocabulary.Levels.Count ? Filled(about, LevelName(about, vocabulary.Levels[(int)cell])) : $"{Label(about)}: one not seen in training";
        if (cell == 0 && about.WordsAtZero is { } zero)
            return Sentence(zero);
        if (about.Kind == ColumnKind.Flag)
            return Flag(about, cell != 0);
        if (about.Source == ColumnSource.Clock)
            return Filled(about, ClockName(about, cell));
        if (cell < 0 && about.WordsBelowZero is { } below)
            return Quantity(about, below, -cell);
        return Quantity(about, about.Words, cell);
    }

    /// <summary>The column's own label, or its name with spaces: repeat_contacts_30d gives "Repeat contacts 30d".</summary>
    public static string Label(Column column)
    {
        if (!string.IsNullOrWhiteSpace(column.Label))
            return column.Label;

        var words = column.Name.Replace('_', ' ').Trim();
        return words.Length == 0 ? column.Name : Sentence(words);
    }

    /// <summary>A number in the column's unit: "2 surveys", "1 survey", "4.2 of 5"; of a column without one the number alone.</summary>
    /// <param name="column">Whose unit it is.</param>
    /// <param name="digits">The number, written out.</param>
    public static string Amount(Column column, string digits) =>
        column.Unit is not { Length: > 0 } unit ? digits
        : $"{digits} {(digits == "1" ? EnglishNumber.AtOne($"{Value} {unit}", Value, unit, anyPlural: false)[(Value.Length + 1)..] : unit)}";

    /// <summary>A category's level as people read it: Monday of a weekday's 0, spaces for underscores.</summary>
    public static string LevelName(Column column, string level) =>
        column.Source == ColumnSource.Clock && int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? ClockName(column, code)
            : level.Replace('_', ' ');

    private static string ClockName(Column column, double cell) => column.From switch
    {
        ClockCell.Weekday when cell is >= 0 and < 7 => Weekdays[(int)cell],
        ClockCell.Hour when cell is >= 0 and < 24 => $"{(int)cell}:00",
        _ => NumberWords.Of(cell),
    };

    /// <summary>A template without a value is said of a flag that is yes.</summary>
    private static string Flag(Column column, bool yes) =>
        column.Words is { } words && !yes && !words.Contains(Value, StringComparison.Ordinal)
            ? $"{Label(column)}: no"
            : Filled(column, yes ? "yes" : "no");

    private static string Filled(Column column, string value) =>
        column.Words is { } words ? Sentence(words.Replace(Value, value, StringComparison.Ordinal)) : $"{Label(column)}: {value}";

    private static string Quantity(Column column, string? template, float cell)
    {
        template ??= $"{Label(column)}: {Value}{(column.Unit is { Length: > 0 } ? $" {column.Unit}" : "")}";
        if (column.Unit is { } unit && DurationWords.Of(cell, unit) is { } duration)
            return Sentence(template.Replace($"{Value} {unit}", Value, StringComparison.OrdinalIgnoreCase).Replace(Value, duration, StringComparison.Ordinal));

        var value = column.Kind == ColumnKind.Count ? NumberWords.Whole(cell) : NumberWords.Of(cell);
        if (column.Kind == ColumnKind.Count && EnglishNumber.Times(value) is { } times)
            template = template.Replace($"{Value} times", times, StringComparison.Ordinal);
        if (value == "1")
            template = EnglishNumber.AtOne(template, Value, column.Unit, anyPlural: column.Kind == ColumnKind.Count);
        return Sentence(template.Replace(Value, value, StringComparison.Ordinal));
    }

    /// <summary>A reason stands by itself, so it starts with a capital.</summary>
    private static string Sentence(string words)
    {
        words = words.Trim();
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }
}
