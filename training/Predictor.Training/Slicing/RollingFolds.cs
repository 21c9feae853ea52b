using Predictor.Cases;

namespace Predictor.Training.Slicing;

/// <summary>
/// Cuts the rows before the test slice again and again, so that what is chosen and calibrated is so on rows no tree saw, and trees can still be
/// grown from all of them in the end.
/// <code>
/// in order:    |------- fit 1 -------|later 1|                 without order:  each fold's rows are later to the others'
///              |------------ fit 2 ----------|later 2|
///              |-------------------- fit 3 ----------|later 3|
/// </code>
/// </summary>
internal static class RollingFolds
{
    /// <summary>Rows from which one cut is sure enough, and more would cost more than growing does.</summary>
    public const int OneCutRows = 100_000;

    /// <summary>Windows of later rows where rows are in order; their share of the rows is <see cref="LaterShare"/>.</summary>
    public const int Windows = 4;

    /// <summary>Folds where rows are in none.</summary>
    public const int Folds = 5;

    private const double LaterShare = 0.4;
    private const double OneCutShare = 0.15;

    /// <param name="table">The cases.</param>
    /// <param name="outcome">Whose labels end.</param>
    /// <param name="rows">Rows before the test slice, in time order where they have times.</param>
    /// <param name="seed">Of the hash that deals rows without an order to folds.</param>
    /// <returns>The folds in time order; only those whose fit rows have <see cref="SliceSizes.FewestOfAClass"/> rows of each class.</returns>
    public static RollingFold[] Of(CaseTable table, int outcome, int[] rows, ulong seed)
    {
        var labels = table.Labels[outcome];
        var folds = table.At is { } at ? InOrder(rows, labels.Ends ?? at, at)
            : table.Ordered ? InOrder(rows, null, null)
            : ByHash(rows, table.CustomerIds ?? table.CaseIds, seed);
        return [.. folds.Where(fold => fold.Later.Length > 0 && HasBothClasses(fold.Fit, labels.Values))];
    }

    private static IEnumerable<RollingFold> InOrder(int[] rows, long[]? ends, long[]? at)
    {
        var (windows, share) = rows.Length >= OneCutRows ? (1, OneCutShare) : (Windows, LaterShare);
        var cuts = Enumerable.Range(0, windows + 1).Select(window => (int)(rows.Length * (1 - share + (share * window / windows)))).ToArray();
        for (var window = 0; window < windows; window++)
        {
            var (from, until) = (cuts[window], cuts[window + 1]);
            var begin = at is null || from == until ? long.MaxValue : at[rows[from]];

            // Rows of one time stay on one side; labels that ended after the cut were not known at it.
            var fit = rows[..from];
            yield return new RollingFold(ends is null ? fit : [.. fit.Where(row => ends[row] < begin && at![row] < begin)], rows[from..until]);
        }
    }

    private static IEnumerable<RollingFold> ByHash(int[] rows, IReadOnlyList<string> keys, ulong seed)
    {
        // Another seed than the slices': their hash has already divided these rows.
        var shares = rows.Select(row => SeededHash.Share(seed + 1, keys[row])).ToArray();
        return rows.Length >= OneCutRows
            ? [Part(share => share >= 1 - OneCutShare)]
            : Enumerable.Range(0, Folds).Select(fold => Part(share => (int)(share * Folds) == fold));

        RollingFold Part(Func<double, bool> isLater) => new(
            [.. rows.Where((_, i) => !isLater(shares[i]))],
            [.. rows.Where((_, i) => isLater(shares[i]))]);
    }

    private static bool HasBothClasses(int[] rows, sbyte[] labels)
    {
        var positives = rows.Count(row => labels[row] > 0);
        return positives >= SliceSizes.FewestOfAClass && rows.Length - positives >= SliceSizes.FewestOfAClass;
    }
}
