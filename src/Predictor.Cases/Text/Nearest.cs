namespace Predictor.Cases.Text;

/// <summary>The name that somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>
    /// The candidate with the fewest edits (insert, delete, replace; case left aside), or null where even that one is too far:
    /// more than two edits and more than a third of the name. Ties go to the first.
    /// </summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var fewest = int.Max(2, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var edits = Edits(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (edits < fewest && edits < name.Length)
            {
                fewest = edits;
                nearest = candidate;
            }
        }

        return nearest;
    }

    /// <summary>Levenshtein's distance, one row of the table at a time.</summary>
    private static int Edits(string from, string to)
    {
        var above = new int[to.Length + 1];
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replace = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = int.Min(replace, 1 + int.Min(above[j], row[j - 1]));
            }

            (above, row) = (row, above);
        }

        return above[to.Length];
    }
}
