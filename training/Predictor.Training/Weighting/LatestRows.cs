using Predictor.Cases;

namespace Predictor.Training.Weighting;

/// <summary>The row of each case at the latest of its moments that a table has: all that is known of the case.</summary>
internal static class LatestRows
{
    /// <returns>By row, the row of the same case at its latest moment; a row itself where cases are only numbered.</returns>
    public static int[] Of(CaseTable table)
    {
        int[] latest = [.. Enumerable.Range(0, table.Rows)];
        if (table.CaseIds is RowNumbers)
            return latest;
        var byCase = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < latest.Length; row++)
        {
            if (!byCase.TryGetValue(table.CaseIds[row], out var other) || table.Moments[row] > table.Moments[other])
                byCase[table.CaseIds[row]] = row;
        }

        return Array.ConvertAll(latest, row => byCase[table.CaseIds[row]]);
    }
}
