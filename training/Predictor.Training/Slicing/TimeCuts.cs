namespace Predictor.Training.Slicing;

/// <summary>
/// Chooses the times at which slices begin, so that the rows that survive purging, not the rows there were, come in the wanted shares
/// at every moment.
/// </summary>
/// <remarks>
/// <code>
/// opened   |----- fit -----|-- stop --|-- calibration --|-- test --->
///                          b1         b2                b3
/// a row of fit is kept when its label ended before b1, one of stop before b2, and so on; the last slice keeps all
/// </code>
/// A label that takes a horizon of h after its case costs every slice but the last its rows of the last h before the next one begins,
/// which on a short log is most of it: so a slice is made as long as it takes to keep its share. Labels of closure rows end later than
/// those of arrival rows by as long as cases stay open, so each moment is counted alone and the slowest says where a slice ends.
/// For a share of all rows to be kept, the earliest cuts that give every slice its part follow from the start; the largest share that
/// leaves the last slice its part is found by halving. O(n log n) for n rows.
/// </remarks>
internal static class TimeCuts
{
    /// <summary>Halvings: the share of rows kept is found to a hundred-thousandth.</summary>
    private const int Halvings = 17;

    /// <param name="moments">The labelled rows of each moment: when their cases opened, and when their labels ended (not before).</param>
    /// <param name="parts">Shares of the slices in time order, adding up to 1.</param>
    /// <returns>When each slice after the first begins, ascending; the last possible time where rows do not suffice.</returns>
    public static long[] Choose(IReadOnlyList<(long End, long Opened)[]> moments, double[] parts)
    {
        foreach (var rows in moments)
        {
            Array.Sort(rows);
        }

        var (low, high) = (0.0, 1.0);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (Leaves(moments, Cuts(moments, parts, middle)[^1], parts[^1] * middle))
                low = middle;
            else
                high = middle;
        }

        return Cuts(moments, parts, low);
    }

    /// <summary>The earliest cuts with which every slice but the last keeps its part of a share of each moment's rows.</summary>
    private static long[] Cuts(IReadOnlyList<(long End, long Opened)[]> moments, double[] parts, double share)
    {
        var cuts = new long[parts.Length - 1];
        var begin = long.MinValue;
        for (var slice = 0; slice < cuts.Length; slice++)
        {
            var cut = begin;
            foreach (var rows in moments)
            {
                cut = Math.Max(cut, FirstCut(rows, begin, Math.Max(1, (int)Math.Round(parts[slice] * share * rows.Length))));
            }

            begin = cuts[slice] = cut;
        }

        return cuts;
    }

    /// <summary>Just after the label end that completes <paramref name="wanted"/> rows opened from <paramref name="begin"/> on.</summary>
    private static long FirstCut((long End, long Opened)[] byEnd, long begin, int wanted)
    {
        foreach (var (end, opened) in byEnd)
        {
            if (opened >= begin && --wanted == 0)
                return end + 1;
        }

        return long.MaxValue;
    }

    private static bool Leaves(IReadOnlyList<(long End, long Opened)[]> moments, long begin, double part)
    {
        foreach (var rows in moments)
        {
            var count = 0;
            foreach (var (_, opened) in rows)
            {
                if (opened >= begin)
                    count++;
            }

            if (count < part * rows.Length)
                return false;
        }

        return true;
    }
}
