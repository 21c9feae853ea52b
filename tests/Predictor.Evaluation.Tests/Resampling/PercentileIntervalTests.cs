using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Tests.Resampling;

public sealed class PercentileIntervalTests
{
    [Fact]
    public void Between_draws_it_interpolates_as_numpy()
    {
        // numpy.percentile(range(101), [2.5, 97.5])
        var found = PercentileInterval.Of(50, Enumerable.Range(0, 101).Reverse().Select(i => (double)i), 101);
        Assert.Equal(new Estimate(50, 2.5, 97.5), found);
    }

    [Fact]
    public void Undefined_draws_are_left_out_unless_they_are_most()
    {
        Assert.Equal(new Estimate(1, 1, 1), PercentileInterval.Of(1, [double.NaN, 1, 1], 3));
        Assert.Equal(new Estimate(1, double.NaN, double.NaN), PercentileInterval.Of(1, [double.NaN, double.NaN, 1], 3));
    }

    [Fact]
    public void Draws_of_a_figure_that_noise_can_only_raise_are_moved_onto_it_and_not_below_zero()
    {
        var draws = Enumerable.Range(0, 101).Select(i => (double)i);
        Assert.Equal(new Estimate(10, 0, 57.5), PercentileInterval.Centred(10, draws, 101));
        Assert.Equal(new Estimate(60, 2.5, 97.5), PercentileInterval.Centred(60, draws, 101));
        Assert.Equal(double.NaN, PercentileInterval.Centred(60, [double.NaN], 1).Low);
    }
}
