using Predictor.Boosting.Binning;
using Predictor.Boosting.Growing;
using Predictor.Boosting.Losses;
using Predictor.Boosting.Sampling;
using Predictor.Boosting.Splitting;
using Predictor.Boosting.Tests.Histograms;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Tests.Growing;

public sealed class TreeGrowerTests
{
    [Theory]
    [InlineData(1.0, 31, 1)]
    [InlineData(1.0, 31, 3)]
    [InlineData(0.5, 12, 2)]
    [InlineData(1.0, 2, 1)]
    [InlineData(1.0, 300, 2)]
    public void Trees_are_those_of_splitting_one_leaf_at_a_time(double share, int leaves, int threads)
    {
        // 20,000 rows are three shards; of several trees each is grown with what the one before foresaw.
        var rows = SimulatedRows.Table(20_000, 3);
        var options = new BoostingOptions { Leaves = leaves, LearningRate = 0.3 };
        using var crew = new Crew(threads);
        var bins = BinFinder.Find(rows, options, crew);
        var table = BinnedTable.From(rows, bins, BinnedTable.SplittableColumns(rows, bins), crew);
        var gradients = new FixedPointGradients(rows, crew);
        var monotone = rows.Columns.Select(column => column.Monotone).ToArray();
        var criteria = new SplitCriteria(options, gradients.GradientUnit, gradients.HessianUnit, bounded: true);
        var grower = new TreeGrower(table, monotone, options, criteria, crew);
        var naive = new NaiveGrower(table, monotone, options, criteria);
        var margins = new float[rows.Rows];
        for (var tree = 0; tree < 4; tree++)
        {
            var sums = gradients.Fill(margins, new RowSample(share, (ulong)tree), 77, grower.Rows);
            var packed = Enumerable.Range(0, table.Shards).SelectMany(shard => grower.Rows.Sums(shard)).ToArray();
            var expected = naive.Grow(FixedPointRow.Unpack(packed));
            var grown = grower.Grow(sums, table.Splittable);
            Assert.Equal(expected.Select(split => (split.Split.Column, split.Split.Gain, split.Split.Left)), grown.Tree.Splits.Select(split => (split.Column, split.Gain, split.Left)));
            var before = margins.ToArray();
            MarginUpdate.Training(grown, grower.Rows, margins, crew);
            for (var row = 0; row < rows.Rows; row++)
            {
                // Rows that the tree did not see are moved too, to where they would have gone.
                Assert.Equal(before[row] + (float)grown.Tree.Value(table, row / BinnedTable.ShardRows, row % BinnedTable.ShardRows), margins[row]);
            }
        }
    }
}
