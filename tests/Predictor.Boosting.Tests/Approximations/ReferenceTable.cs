using Predictor.Boosting.Binning;

namespace Predictor.Boosting.Tests.Approximations;

/// <summary>A table as bins of any number, column by column; of each column the last bin is that of missing cells.</summary>
/// <param name="Cells">By column, bin by row; empty where no split is looked for.</param>
/// <param name="Bins">By column, bins, missing among them.</param>
/// <param name="IsCategory">By column.</param>
internal sealed record ReferenceTable(int[][] Cells, int[] Bins, bool[] IsCategory)
{
    public int Rows => Cells.Max(cells => cells.Length);

    /// <summary>The learner's own bins.</summary>
    public static ReferenceTable Binned(TrainingTable table, ColumnBins[] bins, int[] splittable) => new(
        [.. bins.Select((_, column) => splittable.Contains(column) ? Bin(table.Columns[column].Cells, bins[column]) : [])],
        [.. bins.Select(of => of.Count)],
        [.. bins.Select(of => of is CategoryBins)]);

    /// <summary>
    /// A bin for each value that the training rows have and for each level. Cells between two values go to the nearer one's, as thresholds are in the middle.
    /// </summary>
    /// <param name="table">Rows to bin.</param>
    /// <param name="training">Rows whose values have bins.</param>
    /// <param name="splittable">Columns that are split.</param>
    public static ReferenceTable Exact(TrainingTable table, TrainingTable training, int[] splittable)
    {
        var values = training.Columns.Select(column => column.IsCategory ? [] : column.Cells.ToArray().Where(cell => !float.IsNaN(cell)).Distinct().Order().ToArray()).ToArray();
        var bins = training.Columns.Select((column, i) => 1 + (column.IsCategory ? column.Categories : values[i].Length)).ToArray();
        return new ReferenceTable(
            [.. table.Columns.Select((column, i) => splittable.Contains(i) ? Bin(column, values[i], bins[i] - 1) : [])],
            bins,
            [.. training.Columns.Select(column => column.IsCategory)]);
    }

    private static int[] Bin(ColumnCells cells, ColumnBins bins)
    {
        var bytes = new byte[cells.Length];
        bins.Bin(cells.ToArray(), bytes);
        return Array.ConvertAll(bytes, bin => (int)bin);
    }

    private static int[] Bin(TrainingColumn column, float[] values, int missing)
    {
        float[] thresholds = [.. values.Zip(values.Skip(1), NumericBinFinder.Between)];
        return [.. column.Cells.ToArray().Select(cell => float.IsNaN(cell) ? missing : column.IsCategory ? (int)cell : Above(thresholds, cell))];
    }

    /// <summary>How many thresholds a cell is above.</summary>
    private static int Above(float[] thresholds, float cell)
    {
        var place = Array.BinarySearch(thresholds, cell);
        return place >= 0 ? place : ~place;
    }
}
