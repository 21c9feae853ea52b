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
        var binned = BinnedTable.From(table, BinFinder.Find(table, new BoostingOptions(), crew), crew);
        Assert.Equal([2, 3, 5], binned.SplittableColumns());
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
