using System.Globalization;
using Predictor.Cases.Words;

namespace Predictor.Cases.Tests.Words;

/// <summary>The words of a cell worked out from the column each time, rule after rule: what <see cref="ReasonWords"/> is held to, which takes a template apart once.</summary>
internal static class PlainReasonWords
{
    private const string Value = ReasonWords.Value;

    public static string Of(CaseEncoder encoder, int column, float cell)
    {
        var about = encoder.Schema.FeatureColumns[column];
        if (float.IsNaN(cell))
            return about.WordsMissing is { } missing ? Sentence(missing) : $"{ReasonWords.Label(about)}: not known";
        if (encoder.Vocabularies[column] is { } vocabulary)
            return cell < vocabulary.Levels.Count ? Filled(about, ReasonWords.LevelName(about, vocabulary.Levels[(int)cell])) : $"{ReasonWords.Label(about)}: one not seen in training";
        if (cell == 0 && about.WordsAtZero is { } zero)
            return Sentence(zero);
        if (about.Kind == ColumnKind.Flag)
            return about.Words is { } words && cell == 0 && !words.Contains(Value, StringComparison.Ordinal) ? $"{ReasonWords.Label(about)}: no" : Filled(about, cell != 0 ? "yes" : "no");
        if (about.Source == ColumnSource.Clock)
            return Filled(about, CellWords.ClockName(about, cell));
        return cell < 0 && about.WordsBelowZero is { } below ? Quantity(about, below, -cell) : Quantity(about, about.Words, cell);
    }

    public static string Number(double value)
    {
        var size = Math.Abs(value);
        if (size is > 0 and < 0.001)
            return "nearly 0";
        if (size is 0 or >= 9.995)
            return Whole(value);
        var decimals = Math.Max(2, 2 - (int)Math.Floor(Math.Log10(size)));
        return Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("0.#####", CultureInfo.InvariantCulture);
    }

    public static string Whole(double value)
    {
        var rounded = Math.Round(value, MidpointRounding.AwayFromZero);
        return rounded == 0 ? "0" : rounded.ToString("#,0", CultureInfo.InvariantCulture);
    }

    private static string Filled(Column column, string value) =>
        column.Words is { } words ? Sentence(words.Replace(Value, value, StringComparison.Ordinal)) : $"{ReasonWords.Label(column)}: {value}";

    private static string Quantity(Column column, string? template, float cell)
    {
        template ??= $"{ReasonWords.Label(column)}: {Value}{(column.Unit is { Length: > 0 } ? $" {column.Unit}" : "")}";
        if (column.Unit is { } unit && DurationWords.Of(cell, unit) is { } duration)
            return Sentence(template.Replace($"{Value} {unit}", Value, StringComparison.OrdinalIgnoreCase).Replace(Value, duration, StringComparison.Ordinal));

        var value = column.Kind == ColumnKind.Count ? Whole(cell) : Number(cell);
        if (column.Kind == ColumnKind.Count && EnglishNumber.Times(value) is { } times)
            template = template.Replace($"{Value} times", times, StringComparison.Ordinal);
        if (value == "1")
            template = EnglishNumber.AtOne(template, Value, column.Unit, anyPlural: column.Kind == ColumnKind.Count);
        return Sentence(template.Replace(Value, value, StringComparison.Ordinal));
    }

    private static string Sentence(string words)
    {
        words = words.Trim();
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }
}
