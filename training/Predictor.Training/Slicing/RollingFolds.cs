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
        var isOne = rows.Length >= OneCutRows;
        var isOrdered = table.At is not null || table.Ordered;
        var (folds, share) = isOne ? (1, OneCutShare) : isOrdered ? (Windows, LaterShare) : (Folds, 1);
        return Of(table, outcome, rows, seed, folds, share);
    }

    /// <summary>As many folds as are asked for, however many rows there are: windows of their later 40 % where rows have an order.</summary>
    public static RollingFold[] Of(CaseTable table, int outcome, int[] rows, ulong seed, int folds) =>
        Of(table, outcome, rows, seed, folds, table.At is not null || table.Ordered ? LaterShare : 1);

    /// <summary>Folds that together make a share of the rows later ones.</summary>
    private static RollingFold[] Of(CaseTable table, int outcome, int[] rows, ulong seed, int folds, double share)
    {
        var labels = table.Labels[outcome];
        var cut = table.At is { } at ? InOrder(rows, labels.Ends ?? at, at, folds, share)
            : table.Ordered ? InOrder(rows, null, null, folds, share)
            : ByHash(rows, table.CustomerIds ?? table.CaseIds, seed, folds, share);
        return [.. cut.Where(fold => fold.Later.Length > 0 && HasBothClasses(fold.Fit, labels.Values))];
    }

    private static IEnumerable<RollingFold> InOrder(int[] rows, long[]? ends, long[]? at, int windows, double share)
    {
        var cuts = Enumerable.Range(0, windows + 1).Select(window => (int)(rows.Length * (1 - share + (share * window / windows)))).ToArray();
        for (var window = 0; window < windows; window++)
        {
            var (from, until) = (cuts[window], cuts[window + 1]);
            var begin = at is null || from == until ? long.MaxValue : at[rows[from]];

            // Rows of one time stay on one side; labels that ended after the cut were not known at it.
            bool IsKnown(int row) => ends is null || (ends[row] < begin && at![row] < begin);
            yield return new RollingFold([.. rows[..from].Where(IsKnown)], rows[from..until], [.. rows[..from].Where(row => !IsKnown(row))]);
        }
    }

    private static IEnumerable<RollingFold> ByHash(int[] rows, IReadOnlyList<string> keys, ulong seed, int folds, double share)
    {
        // Another seed than the slices': their hash has already divided these rows.
        var shares = rows.Select(row => SeededHash.Share(seed + 1, keys[row])).ToArray();
        return folds == 1
            ? [Part(at => at >= 1 - share)]
            : Enumerable.Range(0, folds).Select(fold => Part(at => (int)(at * folds) == fold));

        RollingFold Part(Func<double, bool> isLater) => new(
            [.. rows.Where((_, i) => !isLater(shares[i]))],
            [.. rows.Where((_, i) => isLater(shares[i]))],
            []);
    }

    private static bool HasBothClasses(int[] rows, sbyte[] labels)
    {
        var positives = rows.Count(row => labels[row] > 0);
        return positives >= SliceSizes.FewestOfAClass && rows.Length - positives >= SliceSizes.FewestOfAClass;
    }
}
