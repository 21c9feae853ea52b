using Predictor.Boosting.Splitting;
using Predictor.Boosting.Tests.Histograms;

namespace Predictor.Boosting.Tests.Splitting;

public sealed class CategorySplitFinderTests
{
    private const int ValueBins = 12;

    private static readonly BoostingOptions Free = new()
    {
        MinimumLeafRows = 1,
        MinimumLeafHessian = 0,
        L2 = 0,
        CategorySmoothing = 0,
        CategoryL2 = 0,
        CategoryLevels = 255,
        MinimumLevelRowsAtNode = 1,
    };

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    public void Without_smoothing_the_best_gain_is_that_of_brute_force_over_subsets(int levels)
    {
        var random = new Random(levels);
        var criteria = new SplitCriteria(Free, 1.0 / 8191, 1.0 / 8191, bounded: false);
        for (var round = 0; round < 60; round++)
        {
            var (cells, bins, rows) = Made(levels, 50, random);
            var split = Find(bins, rows, criteria);
            Assert.Equal(NaiveSplits.BestSubsetGain(cells, rows, criteria), split.Gain, 1e-10);
            var leftBins = split.LeftBins;
            Assert.Equal(split.Gain, NaiveSplits.Gain(rows, row => leftBins.Contains(bins[row.Row]), 0, MarginBounds.None, criteria), 1e-12);
            Assert.Equal(split.Left, FixedPointRow.Sum(rows.Where(row => leftBins.Contains(bins[row.Row]))));
        }
    }

    [Fact]
    public void Bins_without_a_row_go_with_missing()
    {
        var random = new Random(9);
        var criteria = new SplitCriteria(Free, 1, 1, bounded: false);
        for (var round = 0; round < 40; round++)
        {
            var (_, bins, rows) = Made(6, 60, random);
            var split = Find(bins, rows, criteria);
            var anyMissing = bins.Contains((byte)ValueBins);
            Assert.Equal(split.MissingGoesLeft, split.LeftBins.Contains(ValueBins));
            if (!anyMissing)
            {
                Assert.Equal(split.Left.Rows >= rows.Length - split.Left.Rows, split.MissingGoesLeft);
            }

            for (var bin = 0; bin < ValueBins; bin++)
            {
                if (!bins.Contains((byte)bin))
                {
                    Assert.Equal(split.MissingGoesLeft, split.LeftBins.Contains(bin));
                }
            }
        }
    }

    [Fact]
    public void Levels_rare_at_a_node_move_as_one()
    {
        var random = new Random(12);
        var criteria = new SplitCriteria(Free with { MinimumLevelRowsAtNode = 8 }, 1, 1, bounded: false);
        for (var round = 0; round < 40; round++)
        {
            var (_, bins, rows) = Made(10, 70, random);
            var split = Find(bins, rows, criteria);
            var rare = bins.GroupBy(bin => bin).Where(bin => bin.Count() < 8).Select(bin => split.LeftBins.Contains(bin.Key)).Distinct();
            Assert.InRange(rare.Count(), 0, 1);
            var leftBins = split.LeftBins;
            Assert.Equal(split.Left, FixedPointRow.Sum(rows.Where(row => leftBins.Contains(bins[row.Row]))));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_smaller_side_has_no_more_levels_than_allowed(int most)
    {
        var random = new Random(13);
        var criteria = new SplitCriteria(Free with { CategoryLevels = most }, 1, 1, bounded: false);
        for (var round = 0; round < 40; round++)
        {
            var (_, bins, rows) = Made(9, 80, random);
            var split = Find(bins, rows, criteria);
            var present = bins.Distinct().ToArray();
            var left = present.Count(bin => split.LeftBins.Contains(bin));
            Assert.InRange(Math.Min(left, present.Length - left), 1, most);
        }
    }

    [Fact]
    public void Penalties_apply_to_many_levels_only()
    {
        var penalised = new SplitCriteria(Free with { CategorySmoothing = 50, CategoryL2 = 50 }, 1.0 / 8191, 1.0 / 8191, bounded: false);
        var free = new SplitCriteria(Free, 1.0 / 8191, 1.0 / 8191, bounded: false);
        var (_, few, fewRows) = Made(3, 90, new Random(2));
        var (_, many, manyRows) = Made(9, 90, new Random(2));
        Assert.Equal(Find(few, fewRows, free).Gain, Find(few, fewRows, penalised).Gain);
        var gain = Find(many, manyRows, penalised);
        Assert.True(!gain.Found || gain.Gain < Find(many, manyRows, free).Gain);
    }

    private static (float[] Cells, byte[] Bins, FixedPointRow[] Rows) Made(int levels, int count, Random random)
    {
        var rows = FixedPointRow.Random(count, random);
        var cells = rows.Select(_ => random.Next(levels + 1) is var level && level == levels ? ValueBins : (float)level).ToArray();
        return (cells, [.. cells.Select(cell => (byte)cell)], rows);
    }

    private static Split Find(byte[] bins, FixedPointRow[] rows, SplitCriteria criteria)
    {
        var best = Split.None;
        new CategorySplitFinder().Find(NaiveHistogram.Of(row => bins[row], ValueBins + 1, rows), 0, FixedPointRow.Sum(rows), MarginBounds.None, criteria, ref best);
        return best;
    }
}
