using Predictor.Cases;

namespace Predictor.Models.Scoring;

/// <summary>
/// A column's cell as the words of a reason, from <see cref="Column.Words"/>. <c>{value}</c> is the cell in words without its unit, which the template says
/// itself. At exactly 1 the unit in the words loses its plural, and for a count whose unit is not there the first plural within three words after
/// the value does. A template without a value is said of a flag that is yes. Where there is no template: "Label: value with unit".
/// </summary>
internal static class ReasonWords
{
    private const string Value = "{value}";

    public static string Of(CaseEncoder encoder, int column, float cell)
    {
        var about = encoder.Schema.FeatureColumns[column];
        if (float.IsNaN(cell))
        {
            return $"{Label(about)} unknown";
        }

        var described = encoder.Describe(column, cell);
        if (about.Words is not { } template || string.IsNullOrWhiteSpace(template) || IsDenied(about, template, cell))
        {
            return $"{Label(about)}: {AtOne(described, about.Unit, cell)}";
        }

        var value = about.Unit is { Length: > 0 } unit && described.EndsWith($" {unit}", StringComparison.Ordinal)
            ? described[..^(unit.Length + 1)]
            : described;
        var words = Filled(template, value);
        if (cell != 1 || about.Kind is not (ColumnKind.Count or ColumnKind.Number))
        {
            return words;
        }

        var singular = AtOne(words, about.Unit, cell);
        var at = template.IndexOf(Value, StringComparison.Ordinal);
        return singular == words && at >= 0 && about.Kind == ColumnKind.Count ? FirstPluralAtOne(words, at) : singular;
    }

    private static bool IsDenied(Column column, string template, float cell) =>
        column.Kind == ColumnKind.Flag && cell == 0 && !template.Contains(Value, StringComparison.Ordinal);

    /// <summary>The column's own label, or its name with spaces: repeat_contacts_30d gives "Repeat contacts 30d".</summary>
    public static string Label(Column column)
    {
        if (!string.IsNullOrWhiteSpace(column.Label))
        {
            return column.Label;
        }

        var words = column.Name.Replace('_', ' ').Trim();
        return words.Length == 0 ? column.Name : $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }

    /// <summary>Puts the value in; a reason stands by itself, so it starts with a capital.</summary>
    private static string Filled(string template, string value)
    {
        var words = template.Replace(Value, value, StringComparison.Ordinal).Trim();
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }

    private static string AtOne(string words, string? unit, float cell)
    {
        var at = cell == 1 && unit is { Length: > 0 } ? FindWord(words, unit) : -1;
        return at < 0 ? words : string.Concat(words.AsSpan(0, at), Singular(unit!), words.AsSpan(at + unit!.Length));
    }

    private static string FirstPluralAtOne(string words, int from)
    {
        var seen = 0;
        for (var start = from; start < words.Length && seen <= 3; seen++)
        {
            var end = start;
            while (end < words.Length && char.IsLetterOrDigit(words[end]))
            {
                end++;
            }

            var word = words[start..end];
            if (seen > 0 && Singular(word) is var singular && singular != word)
            {
                return string.Concat(words.AsSpan(0, start), singular, words.AsSpan(end));
            }

            start = end + 1;
        }

        return words;
    }

    /// <summary>English, and only where it is sure: contacts, days, queries; not previous, address, analysis.</summary>
    private static string Singular(string word) =>
        word.Length <= 3 || !word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal)
            || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal) ? word
        : word.EndsWith("ies", StringComparison.Ordinal) ? $"{word[..^3]}y"
        : word[..^1];

    /// <summary>Where a whole word stands, or -1.</summary>
    private static int FindWord(string words, string word)
    {
        for (var at = words.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = words.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(words[at - 1])) && (end == words.Length || !char.IsLetterOrDigit(words[end])))
            {
                return at;
            }
        }

        return -1;
    }
}
