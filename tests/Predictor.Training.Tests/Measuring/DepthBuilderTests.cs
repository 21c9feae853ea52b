using Predictor.Training.Measuring;

namespace Predictor.Training.Tests.Measuring;

public sealed class DepthBuilderTests
{
    [Fact]
    public void A_tenth_of_ten_rows_is_the_highest_one()
    {
        float[] labels = [1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        var depths = DepthBuilder.Of(labels, [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05]);

        var tenth = Assert.Single(depths, depth => depth.Share == 0.1);
        Assert.Equal((1, 0.5, 1.0), (tenth.Rows, tenth.Found, tenth.Rate));
        Assert.Equal((10, 1.0, 0.2), (depths[^1].Rows, depths[^1].Found, depths[^1].Rate));
    }

    [Fact]
    public void Rows_of_equal_probability_share_their_positives_whatever_their_order()
    {
        var depths = DepthBuilder.Of([1, 0, 0, 0], [0.5, 0.5, 0.5, 0.5]);
        var turned = DepthBuilder.Of([0, 0, 0, 1], [0.5, 0.5, 0.5, 0.5]);

        Assert.Equal(depths, turned);
        Assert.Equal(0.5, Assert.Single(depths, depth => depth.Share == 0.5).Found);
    }
}
