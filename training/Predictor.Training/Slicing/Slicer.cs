using Predictor.Cases;

namespace Predictor.Training.Slicing;

/// <summary>
/// Divides an outcome's rows into slices that follow each other: in time by the moment that is predicted at where rows have times, each moment
/// with cuts of its own, in the order of the rows where only that is known, else by a seeded hash of the customer. A case may so be in one slice
/// at arrival and in another at closure; each model sees it once. Cutting both by the opening would purge, at closure, every case that stayed
/// open longer than a slice lasts, which on a short log of slow cases is most of them.
/// </summary>
internal static class Slicer
{
    /// <param name="table">The cases.</param>
    /// <param name="outcome">Of its schema.</param>
    /// <param name="shares">Of the slices.</param>
    /// <param name="seed">Of the hash, where rows have no order.</param>
    /// <param name="leftOut">By row: labelled or not, it counts as unlabelled; null: none.</param>
    public static OutcomeSlices Cut(CaseTable table, int outcome, SliceShares shares, ulong seed, bool[]? leftOut = null) =>
        Cut(table, outcome, Labelled(table, outcome, leftOut), shares, seed);

    /// <summary>Some labelled rows alone; all others count as unlabelled.</summary>
    public static OutcomeSlices Cut(CaseTable table, int outcome, int[] among, SliceShares shares, ulong seed)
    {
        var labelled = new bool[table.Rows];
        foreach (var row in among)
        {
            labelled[row] = true;
        }

        return Cut(table, outcome, labelled, shares, seed);
    }

    private static OutcomeSlices Cut(CaseTable table, int outcome, bool[] labelled, SliceShares shares, ulong seed)
    {
        var parts = shares.Parts();
        return table switch
        {
            { At: { } at } => ByTime(table.Labels[outcome].Ends ?? at, at, table.Moments, labelled, parts),
            { Ordered: true } => ByOrder(labelled, parts),
            _ => ByHash(table.CustomerIds ?? table.CaseIds, labelled, parts, seed),
        };
    }

    /// <summary>All labelled rows of a table that is the test slice.</summary>
    public static OutcomeSlices TestOnly(CaseTable table, int outcome, bool[]? leftOut = null) =>
        new([.. Labelled(table, outcome, leftOut).Select(has => has ? Slice.Test : Slice.Unlabelled)], new bool[table.Rows], new bool[table.Rows], new bool[table.Rows]);

    private static bool[] Labelled(CaseTable table, int outcome, bool[]? leftOut)
    {
        var moments = table.Schema.Outcomes[outcome].Moments;
        return [.. table.Labels[outcome].Values.Select((label, row) => label >= 0 && moments.Contains(table.Moments[row]) && leftOut?[row] != true)];
    }

    private static OutcomeSlices ByTime(long[] ends, long[] at, Moment[] moments, bool[] labelled, double[] parts)
    {
        var cuts = moments.Distinct().ToDictionary(
            moment => moment,
            moment => TimeCuts.Choose(
                [
                    .. Enumerable.Range(0, labelled.Length)
                        .Where(row => labelled[row] && moments[row] == moment)
                        .Select(row => (Math.Max(ends[row], at[row]), at[row])),
                ],
                parts));
        var slices = new Slice[labelled.Length];
        var beforeCalibration = new bool[labelled.Length];
        var mayGrow = new bool[labelled.Length];
        var beforeTest = new bool[labelled.Length];
        for (var row = 0; row < slices.Length; row++)
        {
            var begins = cuts[moments[row]];
            var slice = 0;
            while (slice < begins.Length && at[row] >= begins[slice])
            {
                slice++;
            }

            beforeTest[row] = slice < (int)Slice.Test;
            slices[row] = !labelled[row] ? Slice.Unlabelled
                : slice < begins.Length && ends[row] >= begins[slice] ? Slice.Purged
                : (Slice)slice;
            beforeCalibration[row] = labelled[row] && ends[row] < begins[(int)Slice.Calibration - 1];

            // Where the test slice is a file of its own, no cut stands before it.
            mayGrow[row] = labelled[row] && beforeTest[row] && (begins.Length < (int)Slice.Test || ends[row] < begins[(int)Slice.Test - 1]);
        }

        return new OutcomeSlices(slices, beforeCalibration, mayGrow, beforeTest);
    }

    private static OutcomeSlices ByOrder(bool[] labelled, double[] parts)
    {
        var count = labelled.Count(has => has);
        var slices = new Slice[labelled.Length];
        var beforeTest = new bool[labelled.Length];
        for (int row = 0, before = 0; row < slices.Length; row++)
        {
            var slice = PartOf((before + 0.5) / Math.Max(1, count), parts);
            beforeTest[row] = slice < Slice.Test;
            slices[row] = labelled[row] ? slice : Slice.Unlabelled;
            before += labelled[row] ? 1 : 0;
        }

        return InOrder(slices, beforeTest);
    }

    private static OutcomeSlices ByHash(IReadOnlyList<string> keys, bool[] labelled, double[] parts, ulong seed)
    {
        var slices = new Slice[labelled.Length];
        var beforeTest = new bool[labelled.Length];
        Parallel.For(0, slices.Length, row =>
        {
            var slice = PartOf(SeededHash.Share(seed, keys[row]), parts);
            beforeTest[row] = slice < Slice.Test;
            slices[row] = labelled[row] ? slice : Slice.Unlabelled;
        });

        return InOrder(slices, beforeTest);
    }

    /// <summary>Where no label ends later than its row, nothing is purged.</summary>
    private static OutcomeSlices InOrder(Slice[] slices, bool[] beforeTest) => new(
        slices,
        [.. slices.Select(slice => slice is Slice.Fit or Slice.Stop)],
        [.. slices.Select(slice => slice is Slice.Fit or Slice.Stop or Slice.Calibration)],
        beforeTest);

    private static Slice PartOf(double share, double[] parts)
    {
        var slice = 0;
        for (var end = parts[0]; slice < parts.Length - 1 && share >= end; end += parts[slice])
        {
            slice++;
        }

        return (Slice)slice;
    }
}
