using Predictor.Charts.Plots;
using Predictor.Charts.Scales;

namespace Predictor.Charts.Tests.Plots;

public sealed class TickFitTests
{
    [Fact]
    public void Texts_that_would_touch_are_left_out_and_the_last_is_kept()
    {
        var axis = new ChartAxis(0, 4, [0, 1, 2, 3, 4], ["January", "February", "March", "April", "May"]);

        var kept = TickFit.Spread(axis, new LinearScale(0, 4, 0, 200));

        Assert.Equal(["January", "March", "April", "May"], kept.Select(tick => tick.Text));
        Assert.Equal([0, 100, 150, 200], kept.Select(tick => tick.Place));
    }

    [Fact]
    public void An_axis_without_ticks_has_no_text() => Assert.Empty(TickFit.Spread(new ChartAxis(0, 1, [], []), new LinearScale(0, 1, 0, 10)));
}
