using System.Globalization;
using Predictor.Cases;

namespace Predictor.Api.Scoring;

/// <summary>What a column takes, in words: for warnings and for the API's description.</summary>
internal static class ColumnWords
{
    /// <summary>Levels named before the rest are counted.</summary>
    private const int LevelsNamed = 12;

    public static string Expected(Column column, Vocabulary? vocabulary, CellProblem problem) => problem switch
    {
        CellProblem.NotYetKnown => "nothing: it is known at closure only, and counts as missing at arrival",
        CellProblem.UnseenLevel => $"one of {Levels(vocabulary!)}; it was used as a level not seen in training",
        _ => Kind(column, vocabulary) + Range(column),
    };

    public static string Kind(Column column, Vocabulary? vocabulary) => column.Kind switch
    {
        ColumnKind.Count => "a whole number, 0 or more",
        ColumnKind.Flag => "true or false",
        ColumnKind.Category => vocabulary is { Levels.Count: > 0 } ? $"one of {Levels(vocabulary)}" : "text",
        _ => "a number",
    } + (column.Unit is { } unit && column.Kind != ColumnKind.Count ? $" of {unit}" : "");

    private static string Range(Column column) => (column.Minimum, column.Maximum) switch
    {
        ({ } low, { } high) => $", from {Text(low)} to {Text(high)}",
        ({ } low, null) => $", at least {Text(low)}",
        (null, { } high) => $", at most {Text(high)}",
        _ => "",
    };

    private static string Levels(Vocabulary vocabulary) => vocabulary.Levels.Count <= LevelsNamed
        ? string.Join(", ", vocabulary.Levels)
        : $"{string.Join(", ", vocabulary.Levels.Take(LevelsNamed))} and {vocabulary.Levels.Count - LevelsNamed} more";

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
