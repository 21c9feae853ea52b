using Predictor.Charts.Scales;

namespace Predictor.Charts.Tests.Scales;

public sealed class LinearScaleTests
{
    [Fact]
    public void Values_lie_on_a_straight_line_which_may_go_up_the_page()
    {
        var scale = new LinearScale(0, 10, 200, 100);

        Assert.Equal(200, scale.Place(0));
        Assert.Equal(150, scale.Place(5));
        Assert.Equal(90, scale.Place(11), 9);
        Assert.Equal(100, scale.Within(11));
        Assert.True(double.IsNaN(scale.Place(double.NaN)));
    }

    [Fact]
    public void A_range_without_width_is_the_middle()
    {
        Assert.Equal(50, new LinearScale(3, 3, 0, 100).Place(3));
        Assert.True(double.IsNaN(new LinearScale(3, 3, 0, 100).Place(double.NaN)));
    }
}
