using Predictor.Training.Sample.Randomness;

namespace Predictor.Training.Tests.Sample.Randomness;

public sealed class InverseNormalTests
{
    /// <summary>Figures: scipy 1.10.1, <c>for p in (...): print(repr(scipy.stats.norm.ppf(p)))</c>. Tolerance: the approximation's relative error, 1.15e-9.</summary>
    [Theory]
    [InlineData(1e-12, -7.034483825301131)]
    [InlineData(1e-05, -4.264890793922825)]
    [InlineData(0.01, -2.3263478740408408)]
    [InlineData(0.024, -1.977368428181947)]
    [InlineData(0.025, -1.9599639845400545)]
    [InlineData(0.2, -0.8416212335729142)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.77, 0.7388468491852137)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.98, 2.0537489106318225)]
    [InlineData(0.9999, 3.719016485455709)]
    [InlineData(0.9999999999990905, 7.047700256664409)]
    public void Quantiles_are_those_of_scipy(double probability, double quantile) =>
        Assert.Equal(quantile, InverseNormal.At(probability), 1.2e-9 * Math.Max(1, Math.Abs(quantile)));
}
