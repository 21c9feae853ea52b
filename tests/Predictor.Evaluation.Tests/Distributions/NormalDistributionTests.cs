using Predictor.Evaluation.Distributions;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Distributions;

public sealed class NormalDistributionTests
{
    [Fact]
    public void Tails_agree_with_scipy_to_the_last_digits_of_themselves()
    {
        foreach (var expected in Figures.All.Tails)
        {
            Assert.Equal(1, NormalDistribution.TwoSided(expected.Z) / expected.P, 1e-12);
            Assert.Equal(1, NormalDistribution.TwoSided(-expected.Z) / expected.P, 1e-12);
        }

        Assert.Equal(0, NormalDistribution.TwoSided(double.PositiveInfinity));
        Assert.Equal(double.NaN, NormalDistribution.TwoSided(double.NaN));
    }
}
