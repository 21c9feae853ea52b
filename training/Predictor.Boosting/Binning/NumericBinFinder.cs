namespace Predictor.Boosting.Binning;

/// <summary>
/// Chooses bin thresholds from sorted cells. Where the distinct values fit, each has a bin of its own; else values too frequent
/// to share take one each and the others fill the remaining bins equally (greedy, as in Ke et al., "LightGBM", 2017).
/// </summary>
internal static class NumericBinFinder
{
    /// <param name="sorted">Present cells, rising.</param>
    /// <param name="mostBins">2 to 255.</param>
    public static NumericBins Find(ReadOnlySpan<float> sorted, int mostBins)
    {
        var (values, counts) = Distinct(sorted);
        var thresholds = values.Length <= mostBins
            ? Enumerable.Range(0, Math.Max(0, values.Length - 1)).Select(i => Between(values[i], values[i + 1])).ToArray()
            : Greedy(values, counts, sorted.Length, mostBins);
        return new NumericBins(thresholds);
    }

    /// <summary>The float32 nearest the middle of two neighbours that still separates them: below &lt;= threshold &lt; above.</summary>
    public static float Between(float below, float above)
    {
        var middle = (float)(below + (((double)above - below) / 2));
        return middle >= below && middle < above ? middle : below;
    }

    /// <summary>Counted first, so that nothing is allocated twice.</summary>
    private static (float[] Values, int[] Counts) Distinct(ReadOnlySpan<float> sorted)
    {
        var distinct = sorted.IsEmpty ? 0 : 1;
        for (var i = 1; i < sorted.Length; i++)
        {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }

        var values = new float[distinct];
        var counts = new int[distinct];
        var at = -1;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                values[++at] = sorted[i];
            }

            counts[at]++;
        }

        return (values, counts);
    }

    private static float[] Greedy(float[] values, int[] counts, int rows, int mostBins)
    {
        // A value that fills an equal share by itself is not to share its bin.
        var share = (double)rows / mostBins;
        var rest = rows;
        var restBins = mostBins;
        foreach (var count in counts)
        {
            if (count >= share)
            {
                rest -= count;
                restBins--;
            }
        }

        var restShare = restBins > 0 ? (double)rest / restBins : rest;
        var thresholds = new List<float>(mostBins - 1);
        var filled = 0;
        for (var i = 0; i < values.Length - 1 && thresholds.Count < mostBins - 1; i++)
        {
            var alone = counts[i] >= share;
            if (!alone)
            {
                rest -= counts[i];
            }

            filled += counts[i];
            var nextAlone = counts[i + 1] >= share;
            if (!alone && filled < restShare && !(nextAlone && filled >= restShare / 2))
            {
                continue;
            }

            thresholds.Add(Between(values[i], values[i + 1]));
            filled = 0;
            if (!alone)
            {
                restBins--;
                restShare = restBins > 0 ? (double)rest / restBins : rest;
            }
        }

        return [.. thresholds];
    }
}
