using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Calibration;

public sealed class SigmoidNewtonTests
{
    [Theory]
    [InlineData("distinct")]
    [InlineData("ties")]
    [InlineData("few")]
    public void Finds_the_optimum_that_scipy_finds(string name)
    {
        var expected = Expected.Case(name);
        var found = CalibratorFit.FitSigmoid(expected.Margins, expected.Labels);
        Assert.Equal(expected.Platt[0], found.Slope, 1e-9);
        Assert.Equal(expected.Platt[1], found.Intercept, 1e-9);
    }

    [Fact]
    public void A_margin_that_says_the_opposite_keeps_the_smallest_slope_and_the_base_rate()
    {
        double[] margins = [2, 1, 0.5, -1, -2, -3];
        var found = CalibratorFit.FitSigmoid(margins, [0, 0, 0, 0, 1, 1]);
        Assert.Equal(SigmoidNewton.SmallestSlope, found.Slope);

        // At (nearly) no slope the best constant is the mean of Platt's targets: (2 x 3/4 + 4 x 1/6) / 6.
        Assert.Equal(((2 * 0.75) + (4 / 6.0)) / 6, margins.Average(found.Probability), 1e-6);
    }

    [Fact]
    public void Separable_and_one_class_slices_stay_finite()
    {
        var separable = CalibratorFit.FitSigmoid([-2, -1, 1, 2], [0, 0, 1, 1]);
        Assert.InRange(separable.Probability(2), 0.7, 0.8);
        var negatives = CalibratorFit.FitSigmoid([-1, 0, 1], [0, 0, 0]);
        Assert.Equal(0.2, negatives.Probability(0), 1e-3);
    }

    [Fact]
    public void Large_margins_do_not_overflow()
    {
        var found = CalibratorFit.FitSigmoid([-900, -500, 700, 900, 300], [0, 0, 1, 1, 0]);
        Assert.True(double.IsFinite(found.Slope) && double.IsFinite(found.Intercept));
    }
}
