using Predictor.Boosting.Binning;

namespace Predictor.Boosting.Tests.Binning;

public sealed class CategoryBinFinderTests
{
    [Fact]
    public void Levels_with_rows_enough_have_a_bin_each_and_the_rest_share_the_pool()
    {
        // Code 2 has no row, code 3 one; 4 stands for levels never seen.
        var bins = CategoryBinFinder.Find((float[])[0, 0, 1, 1, 1, 3, float.NaN], codes: 5, minimumRows: 2);
        Assert.Equal(3, bins.ValueBins);
        Assert.Equal([0, 1, 2, 2, 2], Enumerable.Range(0, 5).Select(bins.BinOf));
        var binned = new byte[3];
        bins.Bin([4, float.NaN, 1], binned);
        Assert.Equal([2, 3, 1], binned);
    }

    [Fact]
    public void The_most_frequent_levels_have_the_bins_where_a_byte_does_not_hold_all()
    {
        // Code c has c + 1 rows, so the 254 highest are the most frequent.
        var cells = Enumerable.Range(0, 300).SelectMany(code => Enumerable.Repeat((float)code, code + 1)).ToArray();
        var bins = CategoryBinFinder.Find(cells, codes: 301, minimumRows: 1);
        Assert.Equal(ColumnBins.MostValueBins, bins.ValueBins);
        Assert.All(Enumerable.Range(0, 46), code => Assert.Equal(bins.Pool, bins.BinOf(code)));
        Assert.Equal(254, Enumerable.Range(46, 254).Select(bins.BinOf).Distinct().Count(bin => bin != bins.Pool));
        Assert.Equal(bins.Pool, bins.BinOf(300));
    }
}
