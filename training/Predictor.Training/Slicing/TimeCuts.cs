namespace Predictor.Training.Slicing;

/// <summary>Chooses the times at which slices begin, so that the rows that survive purging, not the rows there were, come in the wanted shares.</summary>
/// <remarks>
/// <code>
/// moment   |----- fit -----|-- stop --|-- calibration --|-- test --->
///                          b1         b2                b3
/// a row of fit is kept when its label ended before b1, one of stop before b2, and so on; the last slice keeps all
/// </code>
/// A label that takes a horizon of h after its moment costs every slice but the last its rows of the last h before the next one begins,
/// which on a short log is most of it: so a slice is made as long as it takes to keep its share. For a share of all rows to be kept,
/// the earliest cuts that give every slice its part follow from the start; the largest share that leaves the last slice its part is
/// found by halving. O(n log n) for n rows.
/// </remarks>
internal static class TimeCuts
{
    /// <summary>Halvings: the share of rows kept is found to a hundred-thousandth.</summary>
    private const int Halvings = 17;

    /// <param name="rows">The labelled rows: when their labels ended (not before the moment), and their moments. Sorted on return.</param>
    /// <param name="parts">Shares of the slices in time order, adding up to 1.</param>
    /// <returns>When each slice after the first begins, ascending; the last possible time where rows do not suffice.</returns>
    public static long[] Choose((long End, long At)[] rows, double[] parts)
    {
        Array.Sort(rows);
        var (low, high) = (0.0, 1.0);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (Leaves(rows, Cuts(rows, parts, middle)[^1], parts[^1] * middle))
                low = middle;
            else
                high = middle;
        }

        return Cuts(rows, parts, low);
    }

    /// <summary>The earliest cuts with which every slice but the last keeps its part of a share of the rows.</summary>
    private static long[] Cuts((long End, long At)[] byEnd, double[] parts, double share)
    {
        var cuts = new long[parts.Length - 1];
        var begin = long.MinValue;
        for (var slice = 0; slice < cuts.Length; slice++)
        {
            begin = cuts[slice] = FirstCut(byEnd, begin, Math.Max(1, (int)Math.Round(parts[slice] * share * byEnd.Length)));
        }

        return cuts;
    }

    /// <summary>Just after the label end that completes <paramref name="wanted"/> rows from <paramref name="begin"/> on.</summary>
    private static long FirstCut((long End, long At)[] byEnd, long begin, int wanted)
    {
        foreach (var (end, at) in byEnd)
        {
            if (at >= begin && --wanted == 0)
                return end + 1;
        }

        return long.MaxValue;
    }

    private static bool Leaves((long End, long At)[] rows, long begin, double part)
    {
        var count = 0;
        foreach (var (_, at) in rows)
        {
            if (at >= begin)
                count++;
        }

        return count >= part * rows.Length;
    }
}
