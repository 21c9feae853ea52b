namespace Predictor.Cases.Words;

/// <summary>What a number does to the words around it. English, and only where it is sure.</summary>
internal static class EnglishNumber
{
    /// <summary>Words after the value among which a plural is looked for: "{value} earlier unresolved cases".</summary>
    private const int Reach = 3;

    /// <summary>What is said for "1 times" and "2 times", or null.</summary>
    public static string? Times(string count) => count switch
    {
        "1" => "once",
        "2" => "twice",
        _ => null,
    };

    /// <summary>
    /// A template as it stands at 1: the unit after the value loses its plural; where the unit is not there, the first plural soon after the value may.
    /// What stands before the value ("Visits: {value} visits") keeps its own.
    /// </summary>
    public static string AtOne(string template, string placeholder, string? unit, bool anyPlural)
    {
        var value = template.IndexOf(placeholder, StringComparison.Ordinal);
        if (value < 0)
            return template;

        value += placeholder.Length;
        var at = unit is { Length: > 0 } ? FindWord(template, unit, value) : -1;
        if (at >= 0)
            return string.Concat(template.AsSpan(0, at), Singular(unit!), template.AsSpan(at + unit!.Length));
        return anyPlural ? FirstPluralAtOne(template, value) : template;
    }

    private static string FirstPluralAtOne(string words, int from)
    {
        var seen = 0;
        for (var start = from; start < words.Length && seen <= Reach; seen++)
        {
            var end = start;
            while (end < words.Length && char.IsLetterOrDigit(words[end]))
            {
                end++;
            }

            var word = words[start..end];
            if (Singular(word) is var singular && singular != word)
                return string.Concat(words.AsSpan(0, start), singular, words.AsSpan(end));

            start = end + 1;
        }

        return words;
    }

    /// <summary>Contacts, days, queries; not previous, address, analysis.</summary>
    private static string Singular(string word) =>
        word.Length <= 3 || !word.EndsWith('s') || word.EndsWith("ss", StringComparison.Ordinal)
            || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal) ? word
        : word.EndsWith("ies", StringComparison.Ordinal) ? $"{word[..^3]}y"
        : word[..^1];

    /// <summary>Where a whole word stands from a position on, or -1.</summary>
    private static int FindWord(string words, string word, int from)
    {
        for (var at = words.IndexOf(word, from, StringComparison.OrdinalIgnoreCase); at >= 0; at = words.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(words[at - 1])) && (end == words.Length || !char.IsLetterOrDigit(words[end])))
                return at;
        }

        return -1;
    }
}
