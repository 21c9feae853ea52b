using Predictor.Boosting.Binning;

namespace Predictor.Boosting.Tests.Binning;

public sealed class NumericBinFinderTests
{
    [Fact]
    public void Distinct_values_that_fit_have_a_bin_each()
    {
        var bins = NumericBinFinder.Find([1, 1, 2, 4, 4, 4, 10], 4);
        Assert.Equal([1.5f, 3, 7], bins.Thresholds);
        Assert.Equal([0, 1, 2, 3, 4], Binned(bins, 1, 2, 4, 10, float.NaN));
    }

    [Theory]
    [InlineData(1f, 1.0000001f)]
    [InlineData(-1.0000001f, -1f)]
    [InlineData(float.MinValue, float.MaxValue)]
    [InlineData(0f, float.Epsilon)]
    [InlineData(16777216f, 16777218f)]
    public void A_threshold_separates_its_neighbours_in_float32(float below, float above)
    {
        var threshold = NumericBinFinder.Between(below, above);
        Assert.True(below <= threshold);
        Assert.False(above <= threshold);
    }

    [Theory]
    [InlineData(new float[0])]
    [InlineData(new float[] { 3, 3, 3 })]
    public void One_value_or_none_makes_one_bin(float[] cells)
    {
        var bins = NumericBinFinder.Find(cells, 255);
        Assert.Equal(1, bins.ValueBins);
        Assert.Equal([0, 0, 1], Binned(bins, 3, -7, float.NaN));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(255)]
    public void Many_values_fill_the_bins_about_equally(int mostBins)
    {
        var random = new Random(5);
        var cells = Enumerable.Range(0, 50_000).Select(_ => (float)Math.Exp(3 * random.NextDouble())).Order().ToArray();
        var bins = NumericBinFinder.Find(cells, mostBins);
        var rows = new int[256];
        foreach (var bin in Binned(bins, cells))
        {
            rows[bin]++;
        }

        Assert.Equal(mostBins, bins.ValueBins);
        Assert.All(rows.Take(mostBins), count => Assert.InRange(count, 50_000 / mostBins / 2, 2 * 50_000 / mostBins));
    }

    [Fact]
    public void A_value_that_fills_a_share_by_itself_has_a_bin_to_itself()
    {
        var cells = Enumerable.Range(0, 1000).Select(i => i < 600 ? 500f : i).Order().ToArray();
        var bins = NumericBinFinder.Find(cells, 10);
        var own = Binned(bins, 500)[0];
        Assert.NotEqual(own, Binned(bins, 601)[0]);
        Assert.InRange(bins.ValueBins, 8, 10);
    }

    [Fact]
    public void Thresholds_rise_and_are_never_more_than_asked_for()
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var mostBins = random.Next(2, 256);
            var cells = Enumerable.Range(0, random.Next(1, 2000)).Select(_ => MathF.Round((float)Math.Pow(random.NextDouble(), 4) * 900)).Order().ToArray();
            var thresholds = NumericBinFinder.Find(cells, mostBins).Thresholds;
            Assert.InRange(thresholds.Length, 0, mostBins - 1);
            Assert.Equal(thresholds.Distinct().Order(), thresholds);
        }
    }

    [Fact]
    public void A_cells_bin_is_the_number_of_thresholds_below_it()
    {
        var random = new Random(3);
        for (var thresholds = 0; thresholds <= 254; thresholds++)
        {
            var bins = new NumericBins([.. Enumerable.Range(0, thresholds).Select(i => i * 0.5f)]);
            var cells = Enumerable.Range(0, 300).Select(i => i < 254 ? i * 0.5f : (float)(random.NextDouble() * 150) - 5).ToArray();
            Assert.Equal(cells.Select(cell => (byte)bins.Thresholds.Count(threshold => cell > threshold)), Binned(bins, cells));
        }
    }

    private static byte[] Binned(ColumnBins bins, params float[] cells)
    {
        var binned = new byte[cells.Length];
        bins.Bin(cells, binned);
        return binned;
    }
}
