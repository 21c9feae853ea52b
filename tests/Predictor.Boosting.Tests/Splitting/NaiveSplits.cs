using Predictor.Boosting.Splitting;
using Predictor.Boosting.Tests.Histograms;

namespace Predictor.Boosting.Tests.Splitting;

/// <summary>Exact greedy split finding over raw cells: every way to part the rows is tried by filtering them.</summary>
internal static class NaiveSplits
{
    /// <summary>Greatest gain over all thresholds between distinct values, missing left or right; 0: no split is allowed or gains.</summary>
    public static double BestNumericGain(float[] cells, FixedPointRow[] rows, int monotone, MarginBounds bounds, SplitCriteria criteria)
    {
        var values = rows.Select(row => cells[row.Row]).Where(cell => !float.IsNaN(cell)).Distinct().ToArray();
        var best = 0.0;
        foreach (var value in values)
        {
            foreach (var missingLeft in new[] { false, true })
            {
                best = Math.Max(best, Gain(rows, row => float.IsNaN(cells[row.Row]) ? missingLeft : cells[row.Row] <= value, monotone, bounds, criteria));
            }
        }

        return best;
    }

    /// <summary>Greatest gain over all subsets of levels, missing being one of them.</summary>
    public static double BestSubsetGain(float[] cells, FixedPointRow[] rows, SplitCriteria criteria)
    {
        var levels = rows.Select(row => cells[row.Row]).Distinct().ToArray();
        var best = 0.0;
        for (var subset = 1; subset < (1 << levels.Length) - 1; subset++)
        {
            best = Math.Max(best, Gain(rows, row => (subset >> Array.IndexOf(levels, cells[row.Row]) & 1) == 1, 0, MarginBounds.None, criteria));
        }

        return best;
    }

    public static double Gain(FixedPointRow[] rows, Func<FixedPointRow, bool> goesLeft, int monotone, MarginBounds bounds, SplitCriteria criteria)
    {
        var left = FixedPointRow.Sum(rows.Where(goesLeft));
        var right = FixedPointRow.Sum(rows.Where(row => !goesLeft(row)));
        return left.Rows > 0 && right.Rows > 0 && criteria.Allows(left, right) && criteria.KeepsDirection(monotone, left, right, bounds)
            ? criteria.Score(left, bounds) + criteria.Score(right, bounds) - criteria.Score(left + right, bounds)
            : 0;
    }
}
