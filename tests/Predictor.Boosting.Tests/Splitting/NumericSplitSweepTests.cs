using Predictor.Boosting.Histograms;
using Predictor.Boosting.Splitting;

namespace Predictor.Boosting.Tests.Splitting;

public sealed class NumericSplitSweepTests
{
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(true, 1)]
    public void Finds_the_very_split_that_the_plain_search_finds(bool bounded, int monotone)
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var options = new BoostingOptions { MinimumLeafRows = random.Next(1, 40), L2 = random.Next(3), L1 = round % 7 == 0 ? 1 : 0, MinimumLeafHessian = random.Next(3) };
            var criteria = new SplitCriteria(options, 0.001, 0.002, bounded);
            var bounds = bounded && random.Next(2) == 0 ? new MarginBounds(-0.1 * random.Next(5), 0.1 * random.Next(5)) : MarginBounds.None;
            var histogram = new long[2 * random.Next(2, 257)];
            NodeSums node = default;
            for (var bin = 0; bin < histogram.Length / 2; bin++)
            {
                var rows = random.Next(3) == 0 ? 0 : random.Next(30);
                histogram[2 * bin] = rows == 0 ? 0 : random.Next(-8000, 8000) * rows;
                histogram[(2 * bin) + 1] = PackedSums.Wide(rows * random.Next(4000), rows);
                node += new NodeSums(histogram[2 * bin], histogram[(2 * bin) + 1]);
            }

            var plain = Split.None;
            NumericSplitFinder.Find(histogram, 3, monotone, node, bounds, criteria, ref plain);
            var fast = Split.None;
            new NumericSplitSweep(criteria).Find(histogram, 3, monotone, node, bounds, ref fast);
            Assert.Equal(
                (plain.Column, plain.Gain, plain.ThresholdBin, plain.MissingGoesLeft, plain.Left),
                (fast.Column, fast.Gain, fast.ThresholdBin, fast.MissingGoesLeft, fast.Left));
            Assert.All(Enumerable.Range(0, 256), bin => Assert.Equal(plain.LeftBins.Contains(bin), fast.LeftBins.Contains(bin)));
        }
    }
}
