using System.Globalization;

namespace Predictor.Cases.Words;

/// <summary>A column's cell as the words of a reason, from the column's templates. The README has the rules as a table.</summary>
public static class ReasonWords
{
    /// <summary>The one placeholder of a template.</summary>
    internal const string Value = "{value}";

    /// <param name="encoder">Of the row.</param>
    /// <param name="column">Its position there.</param>
    /// <param name="cell">As the encoder made it.</param>
    public static string Of(CaseEncoder encoder, int column, float cell) => encoder.Words(column).Of(cell);

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
            ? CellWords.ClockName(column, code)
            : level.Replace('_', ' ');

    /// <summary>A reason stands by itself, so it starts with a capital.</summary>
    internal static string Sentence(string words) => Capital(words.Trim());

    internal static string Capital(string words) =>
        char.ToUpperInvariant(words[0]) is var first && first == words[0] ? words : $"{first}{words[1..]}";
}
