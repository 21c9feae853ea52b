using System.Globalization;
using Predictor.Cases;
using Predictor.Training.Init;

namespace Predictor.Training.Checking.Columns;

/// <summary>Levels of a category that are one thing written twice, that say 'not known', or that are no words at all but numbers or times.</summary>
internal sealed class LevelSpelling : ICheck
{
    /// <summary>Levels looked at, the first in the file.</summary>
    private const int MostLevels = 10_000;

    /// <summary>Fewer levels are codes, whatever they look like.</summary>
    private const int FewestLevels = 50;

    private static readonly string[] NotKnown = ["n/a", "na", "nan", "null", "none", "unknown", "not known", "(null)", "-", "--", "?", "undefined", "missing"];

    public IEnumerable<Finding> Find(CheckedData data) => data.ForEachColumn(column => Judge(data, column).ToArray()).SelectMany(findings => findings);

    private static IEnumerable<Finding> Judge(CheckedData data, int index)
    {
        var column = data.Schema.FeatureColumns[index];
        if (data.Table.Cells[index].Codes is null || column.Source != ColumnSource.Given)
            yield break;
        string[] levels = [.. data.Table.Cells[index].Levels.Take(MostLevels)];
        if (Kind(levels) is { } kind)
        {
            yield return Note(column, "kind", $"its {levels.Length:N0} levels are {kind}", "Give it its true kind in the schema: as a category, near values are as strange to each other as far ones.", Severity.Warning);
            yield break;
        }

        var twice = levels.GroupBy(Plain, StringComparer.Ordinal).Where(like => like.Count() > 1).ToArray();
        if (twice.Length > 0)
        {
            var first = string.Join(", ", twice[0].Take(3).Select(level => $"'{level}'"));
            yield return Note(
                column, "spelling", string.Create(CultureInfo.InvariantCulture, $"{twice.Length} levels are written in several ways ({first})"), "Write each in one way, in the export or by the mapping's values.");
        }

        var unknown = levels.Where(level => NotKnown.Contains(level.ToLowerInvariant())).ToArray();
        if (unknown.Length > 0)
            yield return Note(column, "placeholder", $"the level '{string.Join("', '", unknown)}' seems to say 'not known'", "If it does, leave the cell empty: missing values have a direction of their own.");
    }

    private static string? Kind(string[] levels)
    {
        if (levels.Length < FewestLevels)
            return null;
        if (levels.Count(level => NumberCell.TryParse(level, out _)) >= 0.95 * levels.Length)
            return null;
        if (levels.Count(level => NumberCell.TryParse(level.Replace(",", "", StringComparison.Ordinal).TrimStart('$', '€', '£'), out _)) >= 0.95 * levels.Length)
            return "numbers with separators or signs";
        var times = new TimeGuess();
        foreach (var level in levels)
        {
            times.Add(level);
        }

        return times.Candidates.Count > 0 ? "times" : null;
    }

    private static string Plain(string level) => string.Concat(level.Where(char.IsLetterOrDigit)).ToLowerInvariant() is { Length: > 0 } plain ? plain : level;

    private static Finding Note(Column column, string code, string words, string advice, Severity severity = Severity.Note) =>
        new() { Severity = severity, Code = code, Column = column.Name, Words = words, Advice = advice };
}
