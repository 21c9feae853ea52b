using Predictor.Boosting.Histograms;

namespace Predictor.Boosting.Tests.Histograms;

public sealed class PackedSumsTests
{
    [Theory]
    [InlineData(-PackedSums.MostFixedPoint, PackedSums.MostFixedPoint)]
    [InlineData(PackedSums.MostFixedPoint, PackedSums.MostFixedPoint)]
    [InlineData(-PackedSums.MostFixedPoint, 0)]
    [InlineData(1, 1)]
    public void A_full_block_of_extremes_does_not_overflow(int gradient, int hessian)
    {
        ulong packed = 0;
        for (var row = 0; row < PackedSums.MostPackedRows; row++)
        {
            packed += PackedSums.FromEntry(PackedSums.Entry(int.MaxValue - row, gradient, hessian));
        }

        long gradients = 5;
        var rest = PackedSums.Wide(hessian: 7, count: 3);
        PackedSums.AddTo(ref gradients, ref rest, packed);
        Assert.Equal(5 + ((long)PackedSums.MostPackedRows * gradient), gradients);
        Assert.Equal(7 + ((long)PackedSums.MostPackedRows * hessian), PackedSums.Hessian(rest));
        Assert.Equal(3 + PackedSums.MostPackedRows, PackedSums.Count(rest));
    }

    [Fact]
    public void The_most_rows_fit_a_wide_sum()
    {
        var wide = PackedSums.Wide((long)PackedSums.MostRows * PackedSums.MostFixedPoint, PackedSums.MostRows);
        Assert.True(wide > 0);
        Assert.Equal((long)PackedSums.MostRows * PackedSums.MostFixedPoint, PackedSums.Hessian(wide));
        Assert.Equal(PackedSums.MostRows, PackedSums.Count(wide));
    }
}
