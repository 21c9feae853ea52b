using Predictor.Evaluation.Distributions;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Distributions;

public sealed class BetaDistributionTests
{
    [Fact]
    public void The_incomplete_beta_function_agrees_with_scipy()
    {
        foreach (var expected in Figures.All.IncompleteBeta)
        {
            var found = new BetaDistribution(expected.A, expected.B).Cumulative(expected.X);
            Assert.Equal(expected.Value, found, 1e-12);

            // scipy's own error is relative, so small values are held to digits too.
            Assert.True(expected.Value == 0 ? found == 0 : Math.Abs((found / expected.Value) - 1) < 1e-11);
        }
    }

    [Fact]
    public void It_is_its_polynomial_where_one_parameter_is_one()
    {
        Assert.Equal(Math.Pow(0.3, 7), new BetaDistribution(7, 1).Cumulative(0.3), 1e-16);
        Assert.Equal(1 - Math.Pow(0.7, 5), new BetaDistribution(1, 5).Cumulative(0.3), 1e-15);
    }

    [Fact]
    public void Sides_mirror_each_other_and_ends_are_exact()
    {
        Assert.Equal(1, new BetaDistribution(6, 14).Cumulative(0.35) + new BetaDistribution(14, 6).Cumulative(0.65), 1e-15);
        Assert.Equal(0, new BetaDistribution(6, 14).Cumulative(-1));
        Assert.Equal(1, new BetaDistribution(6, 14).Cumulative(1));
        Assert.Equal(double.NaN, new BetaDistribution(6, 14).Cumulative(double.NaN));
    }

    [Theory]
    [InlineData(1e5, 1e-12)]
    [InlineData(1e8, 1e-11)] // Ten thousand terms, each rounded.
    public void Large_parameters_keep_their_digits(double a, double tolerance) =>
        Assert.Equal(0.5, new BetaDistribution(a, a).Cumulative(0.5), tolerance);
}
