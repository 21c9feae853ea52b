namespace Predictor.Training.Slicing;

/// <summary>
/// Chooses the times at which slices begin, so that the rows that survive purging, not the rows there were, come in the wanted shares.
/// </summary>
/// <remarks>
/// <code>
/// opened   |----- fit -----|-- stop --|-- calibration --|-- test --->
///                          b1         b2                b3
/// a row of fit is kept when its label ended before b1, one of stop before b2, and so on; the last slice keeps all
/// </code>
/// A label that takes a horizon of h after its case costs every slice but the last its rows of the last h before the next one begins,
/// which on a short log is most of it: so a slice is made as long as it takes to keep its share. For a wanted total of kept rows the
/// earliest cuts that give every slice its share follow from the start; the largest total that leaves the last slice its share is
/// found by halving. O(n log n) for n rows.
/// </remarks>
internal static class TimeCuts
{
    /// <param name="opened">When each row's case opened.</param>
    /// <param name="ends">When each row's label ended; not before it opened.</param>
    /// <param name="parts">Shares of the slices in time order, adding up to 1.</param>
    /// <returns>When each slice after the first begins, ascending; the last possible time where rows do not suffice.</returns>
    public static long[] Choose(ReadOnlySpan<long> opened, ReadOnlySpan<long> ends, ReadOnlySpan<double> parts)
    {
        var byEnd = new (long End, long Opened)[ends.Length];
        for (var row = 0; row < byEnd.Length; row++)
        {
            byEnd[row] = (ends[row], opened[row]);
        }

        Array.Sort(byEnd);
        var (low, high) = (0, ends.Length);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (Leaves(Cuts(byEnd, parts, middle), opened, parts[^1] * middle))
                low = middle;
            else
                high = middle - 1;
        }

        return Cuts(byEnd, parts, low);
    }

    /// <summary>The earliest cuts with which every slice but the last keeps its share of <paramref name="kept"/> rows.</summary>
    private static long[] Cuts((long End, long Opened)[] byEnd, ReadOnlySpan<double> parts, int kept)
    {
        var cuts = new long[parts.Length - 1];
        var begin = long.MinValue;
        for (var slice = 0; slice < cuts.Length; slice++)
        {
            var wanted = Math.Max(1, (int)Math.Round(parts[slice] * kept));
            begin = cuts[slice] = FirstCut(byEnd, begin, wanted);
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

    private static bool Leaves(long[] cuts, ReadOnlySpan<long> opened, double wanted)
    {
        var count = 0;
        foreach (var at in opened)
        {
            if (at >= cuts[^1])
                count++;
        }

        return count >= wanted;
    }
}
