using System.Globalization;
using Predictor.Cases;

namespace Predictor.Training.Exporting.Sql;

/// <summary>The columns that a forest tests, as the service's encoder would make cells of them: what is out of range is missing, a category is the numbers of its sets.</summary>
internal sealed class SqlCells(CaseEncoder encoder, SqlSets sets, IReadOnlyList<int> used, IReadOnlyList<string> keys, string table, string? where)
{
    /// <summary>Name of a number's cell in the common table expressions.</summary>
    public static string Cell(int column) => FormattableString.Invariant($"cell_{column}");

    /// <summary>One list a category.</summary>
    public IEnumerable<string> Levels() => used.Where(IsCategory).Select(sets.Levels);

    public string Select()
    {
        var joins = used.Where(IsCategory).Select(column => $"\n    LEFT JOIN levels_{column} ON levels_{column}.level_text = {Text(column)}");
        return $"""
            cells AS (
                SELECT {string.Join(",\n        ", keys.Select(key => $"f.{SqlText.Name(key)}").Concat(used.SelectMany(Expressions)))}
                FROM {SqlText.Table(table)} f{string.Concat(joins)}{(where is null ? "" : $"\n    WHERE f.{where}")})
            """;
    }

    private bool IsCategory(int column) => encoder.Vocabularies[column] is not null;

    private IEnumerable<string> Expressions(int column)
    {
        var name = $"f.{SqlText.Name(encoder.Schema.FeatureColumns[column].Name)}";
        return encoder.Vocabularies[column] is { } vocabulary
            ? sets.Of(column, vocabulary.UnseenCode).Select((unseen, number) =>
                $"CASE WHEN {name} IS NULL OR {Text(column)} = '' THEN NULL ELSE COALESCE(levels_{column}.sets_{number}, {unseen}) END AS {SqlSets.Cell(column, number)}")
            : [$"CASE {string.Concat(Missing(encoder.Schema.FeatureColumns[column], name))}ELSE {name} + RADIANS(0) END AS {Cell(column)}"];
    }

    /// <summary>What counts as missing, as <see cref="NumberCell"/> has it.</summary>
    private static IEnumerable<string> Missing(Column column, string name)
    {
        var most = Math.Min((float)(column.Maximum ?? float.MaxValue), float.MaxValue);
        var least = Math.Max((float)(column.Minimum ?? float.MinValue), float.MinValue);
        yield return $"WHEN {name} > {SqlText.Number(CellEdge.LargestAtMost(most))} OR {name} < {SqlText.Number(CellEdge.SmallestAtLeast(least))} THEN NULL ";
        if (column.Kind == ColumnKind.Flag)
            yield return $"WHEN {name} <> 0 AND {name} <> 1 THEN NULL ";
        if (column.Kind != ColumnKind.Count)
            yield break;

        // Every double from 2^53 on is whole, and a larger one has no 64-bit integer to be compared with.
        yield return $"WHEN {name} < 0 THEN NULL WHEN {name} >= 9007199254740992 THEN {name} + RADIANS(0) WHEN {name} <> CAST({name} AS BIGINT) THEN NULL ";
    }

    /// <summary>As text; one letter longer than any level, so that what is cut off cannot make a level of it.</summary>
    private string Text(int column)
    {
        var longest = encoder.Vocabularies[column]!.Levels.Select(level => level.Length).DefaultIfEmpty(0).Max();
        return string.Create(CultureInfo.InvariantCulture, $"TRIM(CAST(f.{SqlText.Name(encoder.Schema.FeatureColumns[column].Name)} AS VARCHAR({Math.Max(255, longest + 1)})))");
    }
}
