using Predictor.Training.Reporting.Building;

namespace Predictor.Training.Tests.Reporting.Building;

public sealed class RankCorrelationTests
{
    /// <summary>scipy.stats.spearmanr([1, 2, 2, 3, 5], [2, 1, 4, 4, 9]) and its like.</summary>
    [Theory]
    [InlineData(new double[] { 1, 2, 2, 3, 5 }, new double[] { 2, 1, 4, 4, 9 }, 0.7631578947368421)]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 3, 2, 1 }, -1)]
    public void It_equals_scipys(double[] x, double[] y, double expected) => Assert.Equal(expected, RankCorrelation.Of(x, y), 12);

    [Fact]
    public void Without_spread_there_is_none() => Assert.True(double.IsNaN(RankCorrelation.Of([1, 1, 1], [1, 2, 3])));
}
