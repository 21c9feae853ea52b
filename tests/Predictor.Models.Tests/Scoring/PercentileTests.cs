using Predictor.Models.Scoring;

namespace Predictor.Models.Tests.Scoring;

public sealed class PercentileTests
{
    private static readonly double[] Quantiles = [.. Enumerable.Range(0, 101).Select(i => i < 20 ? 0.1 : i < 40 ? 0.1 + (0.01 * (i - 20)) : 0.3 + (0.001 * (i - 40)))];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0999, 0)]
    [InlineData(0.9, 100)]
    [InlineData(0.115, 21.5)]
    [InlineData(0.3, 40)]
    [InlineData(0.3305, 70.5)]
    public void Between_quantiles_it_is_interpolated(double probability, double expected) =>
        Assert.Equal(expected, Percentile.Of(Quantiles, probability), 1e-9);

    [Fact]
    public void Within_a_run_of_equal_quantiles_it_is_the_middle_of_the_run()
    {
        Assert.Equal(10, Percentile.Of(Quantiles, 0.1));
        Assert.Equal(50, Percentile.Of(Enumerable.Repeat(0.2, 101).ToArray(), 0.2));
    }

    [Fact]
    public void It_never_falls_with_the_probability()
    {
        var before = 0.0;
        for (var probability = 0.05; probability < 0.4; probability += 0.0001)
        {
            var percentile = Percentile.Of(Quantiles, probability);
            Assert.True(percentile >= before);
            before = percentile;
        }
    }
}
