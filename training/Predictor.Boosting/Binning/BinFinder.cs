using Predictor.Boosting.Sampling;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Binning;

/// <summary>Finds the bins of every column: thresholds from a seeded sample of the rows, category codes from all of them.</summary>
internal static class BinFinder
{
    /// <summary>Rows thresholds are found from; with more, quantiles no longer move by a bin's width.</summary>
    public const int SampleRows = 200_000;

    /// <param name="table">Rows.</param>
    /// <param name="options">How many bins.</param>
    /// <param name="crew">Who works.</param>
    /// <param name="sampleRows">Most rows thresholds are found from.</param>
    public static ColumnBins[] Find(TrainingTable table, BoostingOptions options, Crew crew, int sampleRows = SampleRows)
    {
        var sample = Sample(table.Rows, options.Seed, sampleRows);
        var bins = new ColumnBins[table.Columns.Count];
        crew.Run(bins.Length, column =>
        {
            var source = table.Columns[column];
            bins[column] = source.IsCategory
                ? CategoryBinFinder.Find(source.Cells, source.Categories, options.MinimumLevelRows)
                : NumericBinFinder.Find(SortedPresent(source.Cells, sample), options.Bins);
        });
        return bins;
    }

    /// <summary>Thresholds of one column.</summary>
    public static NumericBins Find(ColumnCells cells, BoostingOptions options) =>
        NumericBinFinder.Find(SortedPresent(cells, Sample(cells.Length, options.Seed, SampleRows)), options.Bins);

    /// <summary>The rows thresholds are found from; null: all.</summary>
    private static int[]? Sample(int rows, ulong seed, int most)
    {
        if (rows <= most)
        {
            return null;
        }

        // One row from each of equally wide strata: a sample without repetition, rising, at the cost of one draw a row.
        var sample = new int[most];
        var random = new SplitMix64(seed);
        for (var i = 0; i < most; i++)
        {
            var start = (long)i * rows / most;
            var end = (long)(i + 1) * rows / most;
            sample[i] = (int)(start + (long)(random.NextUnit() * (end - start)));
        }

        return sample;
    }

    private static float[] SortedPresent(ColumnCells cells, int[]? sample)
    {
        var present = sample is null ? cells.ToArray() : new float[sample.Length];
        for (var i = 0; i < sample?.Length; i++)
        {
            present[i] = cells[sample[i]];
        }

        var count = 0;
        foreach (var cell in present)
        {
            if (!float.IsNaN(cell))
            {
                present[count++] = cell;
            }
        }

        Array.Resize(ref present, count);
        FloatSort.Rising(present);
        return present;
    }
}
