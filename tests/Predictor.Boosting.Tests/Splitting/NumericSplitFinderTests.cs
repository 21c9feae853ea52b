using Predictor.Boosting.Binning;
using Predictor.Boosting.Splitting;
using Predictor.Boosting.Tests.Histograms;

namespace Predictor.Boosting.Tests.Splitting;

public sealed class NumericSplitFinderTests
{
    public static TheoryData<BoostingOptions, int> Options => new()
    {
        { new BoostingOptions { MinimumLeafRows = 1, MinimumLeafHessian = 0, L2 = 0 }, 0 },
        { new BoostingOptions { MinimumLeafRows = 5, L1 = 0.5, L2 = 3 }, 0 },
        { new BoostingOptions { MinimumLeafRows = 1, MinimumLeafHessian = 4, MinimumGain = 0.3 }, 0 },
        { new BoostingOptions { MinimumLeafRows = 2, L2 = 1 }, 1 },
        { new BoostingOptions { MinimumLeafRows = 2, L1 = 0.1 }, -1 },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void The_best_gain_is_that_of_exact_greedy_search_over_raw_cells(BoostingOptions options, int monotone)
    {
        var random = new Random(21);
        var criteria = new SplitCriteria(options, 1.0 / 8191, 1.0 / (4 * 4095), bounded: monotone != 0);
        var found = 0;
        for (var round = 0; round < 200; round++)
        {
            var rows = FixedPointRow.Random(random.Next(2, 80), random);
            var missing = round % 3 * 0.15;
            var cells = rows.Select(_ => random.NextDouble() < missing ? float.NaN : random.Next(30) / 7f).ToArray();
            var bounds = monotone == 0 ? MarginBounds.None : new MarginBounds(-0.4, 1);
            var split = Find(cells, rows, monotone, bounds, criteria);
            var naive = NaiveSplits.BestNumericGain(cells, rows, monotone, bounds, criteria);
            if (naive <= options.MinimumGain)
            {
                Assert.False(split.Found);
                continue;
            }

            found++;
            Assert.Equal(naive, split.Gain, 1e-12);
            var bins = Bins(cells);
            var binned = Binned(bins, cells);
            var leftBins = split.LeftBins;
            Assert.Equal(split.Gain, NaiveSplits.Gain(rows, row => leftBins.Contains(binned[row.Row]), monotone, bounds, criteria), 1e-12);
            Assert.Equal(split.Left, FixedPointRow.Sum(rows.Where(row => leftBins.Contains(binned[row.Row]))));
            Assert.Equal(split.MissingGoesLeft, leftBins.Contains(bins.MissingBin));
        }

        // Enough of both answers.
        Assert.InRange(found, 20, 200);
    }

    [Fact]
    public void Missing_goes_the_way_of_the_larger_child_where_no_row_is_missing()
    {
        var criteria = new SplitCriteria(new BoostingOptions { MinimumLeafRows = 1, MinimumLeafHessian = 0 }, 1, 1, bounded: false);
        foreach (var (cut, goesLeft) in new[] { (7, true), (3, false), (5, true) })
        {
            var rows = Enumerable.Range(0, 10).Select(row => new FixedPointRow(row, row < cut ? 100 : -100, 10)).ToArray();
            var split = Find([.. Enumerable.Range(0, 10).Select(i => (float)i)], rows, 0, MarginBounds.None, criteria);
            Assert.Equal(cut - 1, split.ThresholdBin);
            Assert.Equal(goesLeft, split.MissingGoesLeft);
        }
    }

    [Fact]
    public void Present_and_missing_are_parted_where_that_gains_most()
    {
        var criteria = new SplitCriteria(new BoostingOptions { MinimumLeafRows = 1 }, 1, 1, bounded: false);
        var cells = Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? float.NaN : i).ToArray();
        var rows = Enumerable.Range(0, 20).Select(row => new FixedPointRow(row, row % 2 == 0 ? 50 : -50, 10)).ToArray();
        var split = Find(cells, rows, 0, MarginBounds.None, criteria);
        Assert.Equal(9, split.ThresholdBin);
        Assert.False(split.MissingGoesLeft);
        Assert.Equal(10, split.Left.Rows);
    }

    private static NumericBins Bins(float[] cells) => NumericBinFinder.Find([.. cells.Where(cell => !float.IsNaN(cell)).Order()], 255);

    private static byte[] Binned(NumericBins bins, float[] cells)
    {
        var binned = new byte[cells.Length];
        bins.Bin(cells, binned);
        return binned;
    }

    private static Split Find(float[] cells, FixedPointRow[] rows, int monotone, MarginBounds bounds, SplitCriteria criteria)
    {
        var bins = Bins(cells);
        var binned = Binned(bins, cells);
        var histogram = NaiveHistogram.Of(row => binned[row], bins.Count, rows);
        var best = Split.None;
        NumericSplitFinder.Find(histogram, 4, monotone, FixedPointRow.Sum(rows), bounds, criteria, ref best);
        return best;
    }
}
