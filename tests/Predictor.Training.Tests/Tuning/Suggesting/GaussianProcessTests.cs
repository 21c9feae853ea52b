using Predictor.Training.Tuning.Suggesting;

namespace Predictor.Training.Tests.Tuning.Suggesting;

public sealed class GaussianProcessTests
{
    /// <summary>
    /// scikit-learn 1.2.1: GaussianProcessRegressor(Matern([0.4, 0.7], nu=2.5), alpha=0.05, optimizer=None), deviations times the root of the likeliest variance
    /// yᵀK⁻¹y / 5.
    /// </summary>
    [Fact]
    public void Means_and_deviations_are_scikit_learns()
    {
        var process = GaussianProcess.Of(
            [[0.1, 0.2], [0.8, 0.3], [0.4, 0.9], [0.55, 0.5], [0.95, 0.85]], [0.3, -1.2, 0.7, -0.4, 0.6], KernelLengths.Of([0.4, 0.7], 0.05));

        Assert.All(
            new[] { ([0.5, 0.5], -0.24411861, 0.22582268), (new[] { 0, 1.0 }, 0.50594461, 0.78373437), ([0.8, 0.31], -1.07372674, 0.20255631) },
            each =>
            {
                var (place, mean, deviation) = each;
                Assert.Equal(mean, process.At(place).Mean, 1e-8);
                Assert.Equal(deviation, process.At(place).Deviation, 1e-8);
            });
    }

    [Fact]
    public void An_option_that_changes_nothing_is_found_to_change_nothing()
    {
        var places = LatinHypercube.Of(40, 2, seed: 1);
        double[] values = [.. places.Select(place => Math.Sin(6 * place[0]))];
        var process = GaussianProcess.Fit(places, values);

        for (var i = 0; i <= 10; i++)
        {
            Assert.Equal(Math.Sin(6 * 0.37), process.At([0.37, i / 10.0]).Mean, 0.05);
        }

        Assert.True(process.At([0.5, 0.5]).Deviation < 0.1);
    }

    [Fact]
    public void Values_that_are_all_alike_leave_nothing_to_expect()
    {
        var process = GaussianProcess.Fit([[0.1], [0.5], [0.9]], [0, 0, 0]);

        Assert.Equal(0, process.At([0.3]).Mean);
        Assert.True(process.At([0.3]).Deviation > process.At([0.5]).Deviation);
    }
}
