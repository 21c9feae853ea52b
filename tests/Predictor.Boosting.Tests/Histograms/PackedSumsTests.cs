using Predictor.Boosting.Histograms;

namespace Predictor.Boosting.Tests.Histograms;

public sealed class PackedSumsTests
{
    [Theory]
    [InlineData(-PackedSums.MostGradient, PackedSums.MostHessian)]
    [InlineData(PackedSums.MostGradient, PackedSums.MostHessian)]
    [InlineData(-PackedSums.MostGradient, 0)]
    [InlineData(1, 1)]
    public void A_full_block_of_extremes_does_not_overflow(int gradient, int hessian)
    {
        ulong packed = 0;
        for (var row = 0; row < PackedSums.MostPackedRows; row++)
        {
            packed += PackedSums.Pack(PackedSums.Row(gradient, hessian));
        }

        Assert.Equal((long)PackedSums.MostPackedRows * gradient, PackedSums.Gradient(packed));
        var rest = PackedSums.HessianAndCount(packed);
        Assert.Equal((long)PackedSums.MostPackedRows * hessian, PackedSums.Hessian(rest));
        Assert.Equal(PackedSums.MostPackedRows, PackedSums.Count(rest));
    }

    [Fact]
    public void No_row_that_is_seen_is_kept_as_0() => Assert.NotEqual(0u, PackedSums.Row(-PackedSums.MostGradient, 0));

    [Fact]
    public void The_most_rows_fit_a_wide_sum()
    {
        var wide = PackedSums.Wide((long)PackedSums.MostRows * PackedSums.MostHessian, PackedSums.MostRows);
        Assert.True(wide > 0);
        Assert.Equal((long)PackedSums.MostRows * PackedSums.MostHessian, PackedSums.Hessian(wide));
        Assert.Equal(PackedSums.MostRows, PackedSums.Count(wide));
    }
}
