using Predictor.Boosting.Binning;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Tests.Binning;

public sealed class BinnedTableTests
{
    [Fact]
    public void Columns_with_rows_in_one_bin_only_are_not_splittable()
    {
        var table = new TrainingTable
        {
            Labels = [0, 1, 0],
            Columns =
            [
                new TrainingColumn("all missing", [float.NaN, float.NaN, float.NaN]),
                new TrainingColumn("constant", [7, 7, 7]),
                new TrainingColumn("constant with a gap", [7, float.NaN, 7]),
                new TrainingColumn("number", [1, 2, 2]),
                new TrainingColumn("category of one level", [0, 0, 0], Categories: 2),
                new TrainingColumn("category", [0, 1, 0], Categories: 3),
            ],
        };
        using var crew = new Crew(1);
        var bins = BinFinder.Find(table, new BoostingOptions(), crew);
        var splittable = BinnedTable.SplittableColumns(table, bins);
        Assert.Equal([2, 3, 5], splittable);
        var binned = BinnedTable.From(table, bins, splittable, crew);
        Assert.Equal([0, 1, 0], binned.Cells(0, 2).ToArray().Select(bin => (int)bin));
        Assert.Equal([0, 1, 1], binned.Cells(0, 3).ToArray().Select(bin => (int)bin));
        Assert.Equal([0, 1, 0], binned.Cells(0, 5).ToArray().Select(bin => (int)bin));
    }

    [Fact]
    public void Every_cell_of_every_group_is_the_bin_of_its_column()
    {
        var random = new Random(1);
        const int rows = 10_007;
        var columns = Enumerable.Range(0, 19).Select(c => new TrainingColumn($"c{c}", [.. Enumerable.Range(0, rows).Select(_ => (float)random.Next(c + 2))])).ToArray();
        var table = new TrainingTable { Labels = new float[rows], Columns = columns };
        using var crew = new Crew(2);
        var bins = BinFinder.Find(table, new BoostingOptions(), crew);
        var binned = BinnedTable.From(table, bins, BinnedTable.SplittableColumns(table, bins), crew);
        Assert.Equal(3, binned.Groups);
        for (var column = 0; column < columns.Length; column++)
        {
            var expected = new byte[rows];
            bins[column].Bin(columns[column].Cells.ToArray(), expected);
            Assert.Equal(expected, Enumerable.Range(0, binned.Shards).SelectMany(shard => binned.Cells(shard, column).ToArray()));
        }
    }

    [Fact]
    public void Boundaries_from_a_sample_of_many_rows_do_not_depend_on_threads()
    {
        var random = new Random(2);
        var cells = Enumerable.Range(0, BinFinder.SampleRows + 50_000).Select(_ => (float)random.NextDouble()).ToArray();
        var table = new TrainingTable { Labels = new float[cells.Length], Columns = [new TrainingColumn("a", cells), new TrainingColumn("b", cells)] };
        var thresholds = new[] { 1, 3 }.Select(threads =>
        {
            using var crew = new Crew(threads);
            return BinFinder.Find(table, new BoostingOptions(), crew).Cast<NumericBins>().SelectMany(bins => bins.Thresholds).ToArray();
        }).ToArray();
        Assert.Equal(2 * 254, thresholds[0].Length);
        Assert.Equal(thresholds[0], thresholds[1]);
    }
}
