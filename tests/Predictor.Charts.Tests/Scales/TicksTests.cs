using Predictor.Charts.Scales;

namespace Predictor.Charts.Tests.Scales;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 1, 6, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(0, 1, 3, new[] { 0, 0.5, 1 })]
    [InlineData(-0.31, 0.27, 5, new[] { -0.2, 0, 0.2 })]
    [InlineData(0, 0.3, 4, new[] { 0, 0.1, 0.2, 0.3 })]
    [InlineData(0, 87_000, 5, new double[] { 0, 20_000, 40_000, 60_000, 80_000 })]
    [InlineData(1_013, 1_019, 7, new double[] { 1_013, 1_014, 1_015, 1_016, 1_017, 1_018, 1_019 })]
    [InlineData(5, 5, 6, new double[] { 5 })]
    public void Ticks_are_round_within_the_range_and_no_more_than_allowed(double low, double high, int most, double[] expected) =>
        Assert.Equal(expected, Ticks.Nice(low, high, most));

    [Fact]
    public void No_range_gets_more_ticks_than_allowed_or_none()
    {
        for (var power = -12; power <= 12; power++)
        {
            foreach (var (low, high) in new[] { (0.13, 7.7), (-3.2, 9.9), (9.99, 10.01), (-1, 1.0) })
            {
                var ticks = Ticks.Nice(low * Math.Pow(10, power), high * Math.Pow(10, power), 5);

                Assert.InRange(ticks.Count, 1, 5);
                Assert.All(ticks, tick => Assert.InRange(tick, low * Math.Pow(10, power) * (low < 0 ? 1.0001 : 0.9999), high * Math.Pow(10, power) * 1.0001));
            }
        }
    }

    [Theory]
    [InlineData(0, 0.93, 6, 0, 1)]
    [InlineData(-0.31, 0.27, 5, -0.4, 0.4)]
    [InlineData(3, 3, 5, 3, 3)]
    public void A_range_is_widened_to_whole_steps(double low, double high, int most, double from, double to)
    {
        var widened = Ticks.Widened(low, high, most);

        Assert.Equal(from, widened.Low, 12);
        Assert.Equal(to, widened.High, 12);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(2, 1)]
    public void A_range_without_finite_rising_ends_is_refused(double low, double high) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ticks.Nice(low, high));
}
