using Predictor.Models.Policies;

namespace Predictor.Models.Tests.Policies;

public sealed class BandRuleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1e-5)]
    [InlineData(0.02)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    [InlineData(0.9999)]
    [InlineData(1)]
    public void Thresholds_fall_strictly_from_below_1_to_0(double baseRate)
    {
        var thresholds = BandRule.Thresholds(baseRate);
        Assert.Equal(4, thresholds.Length);
        Assert.True(thresholds[0] < 1, $"{thresholds[0]}");
        Assert.True(thresholds[0] > thresholds[1] && thresholds[1] > thresholds[2] && thresholds[2] > thresholds[3], string.Join(" ", thresholds));
        Assert.Equal(0, thresholds[3]);
    }

    [Fact]
    public void A_common_outcome_has_bands_that_can_be_reached() => Assert.Equal([0.89, 0.8, 0.67, 0], BandRule.Thresholds(0.5));
}
