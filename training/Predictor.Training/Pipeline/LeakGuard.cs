using Predictor.Boosting;
using Predictor.Evaluation;
using Predictor.Training.Slicing;

namespace Predictor.Training.Pipeline;

/// <summary>
/// Finds columns that alone give a label away: that order the rows by it almost perfectly, or whose merely being filled does.
/// Such a column is written with the label or after it (a remark in the survey, a closing code), and a model that leans on it is worth nothing live.
/// </summary>
internal static class LeakGuard
{
    /// <summary>AUC of one column alone above which it is refused.</summary>
    public const double Limit = 0.99;

    /// <summary>From this AUC of one column alone up to <see cref="Limit"/> it is only named.</summary>
    public const double NotedFrom = 0.95;

    /// <summary>At most so many rows, evenly spaced, are looked at.</summary>
    private const int MostRows = 20_000;

    private const int FewestOfAClass = 10;

    /// <summary>What tells the labels of these rows apart with at least <see cref="NotedFrom"/>, column by column; above <see cref="Limit"/> it gives them away.</summary>
    public static IEnumerable<LeakFinding> Examine(TrainingTable rows, IReadOnlyList<string> allow)
    {
        var sample = EvenlySpaced(rows.Rows);
        float[] labels = [.. sample.Select(row => rows.Labels[row])];
        foreach (var column in rows.Columns.Where(column => !allow.Contains(column.Name)))
        {
            float[] cells = [.. sample.Select(row => column.Cells[row])];
            var filled = Apart(labels, [.. cells.Select(cell => float.IsNaN(cell) ? 0.0 : 1.0)]);
            int[] known = [.. Enumerable.Range(0, cells.Length).Where(i => !float.IsNaN(cells[i]))];
            var alone = column.IsCategory
                ? LevelsApart([.. known.Select(i => labels[i])], [.. known.Select(i => (int)cells[i])], column.Categories)
                : Apart([.. known.Select(i => labels[i])], [.. known.Select(i => (double)cells[i])]);
            var (auc, how) = filled > alone ? (filled, "whether it is filled") : (alone, "alone it");
            if (auc >= NotedFrom)
                yield return new LeakFinding(auc, FormattableString.Invariant($"column {column.Name}: {how} tells the label apart with an AUC of {auc:0.000}"));
        }
    }

    private static int[] EvenlySpaced(int rows)
    {
        var count = Math.Min(rows, MostRows);
        return [.. Enumerable.Range(0, count).Select(i => (int)((long)i * rows / count))];
    }

    /// <summary>AUC whichever way the column points; 0 where a class is too small to say.</summary>
    private static double Apart(float[] labels, double[] scores)
    {
        var positives = labels.Count(label => label > 0);
        if (positives < FewestOfAClass || labels.Length - positives < FewestOfAClass)
            return 0;
        var auc = Metrics.Auc(labels, scores);
        return Math.Max(auc, 1 - auc);
    }

    /// <summary>Positive rates of the levels, learned from one half of the rows and measured on the other, so that rare levels prove nothing about themselves.</summary>
    private static double LevelsApart(float[] labels, int[] codes, int categories)
    {
        var positives = new double[categories];
        var rows = new double[categories];
        var measured = new List<int>();
        for (var i = 0; i < codes.Length; i++)
        {
            // By a coin, not every other row: labels may come in a rhythm.
            if (SeededHash.Share(0, i) < 0.5)
            {
                measured.Add(i);
                continue;
            }

            positives[codes[i]] += labels[i];
            rows[codes[i]]++;
        }

        var rate = positives.Sum() / Math.Max(1, rows.Sum());
        return Apart(
            [.. measured.Select(i => labels[i])],
            [.. measured.Select(i => rows[codes[i]] > 0 ? positives[codes[i]] / rows[codes[i]] : rate)]);
    }
}
