using Predictor.Evaluation.Drift;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Drift;

public sealed class DivergenceTests
{
    [Fact]
    public void Agrees_with_scipy_and_with_the_plain_sum()
    {
        var expected = Figures.All.Counted;
        Assert.Equal(expected.Psi, Divergence.PopulationStability(expected.Before, expected.Now), 1e-12);
        Assert.Equal(expected.Js, Divergence.JensenShannon(expected.Before, expected.Now), 1e-12);
    }

    [Fact]
    public void Quantile_bins_and_their_figures_are_those_of_numpy_and_scipy()
    {
        var (expected, counted) = (DriftFigures.All.Binned, Figures.All.Counted);
        var before = NumberDistribution.Of(counted.ValuesBefore);
        var drift = ColumnDrift.Measure(before, before.BinsOf(counted.ValuesNow), [], draws: 0);

        Assert.Equal(expected.Edges, before.Edges);
        Assert.Equal(expected.Before, before.Bins);
        Assert.Equal(expected.Now, before.BinsOf(counted.ValuesNow).CountBy(bin => bin).OrderBy(bin => bin.Key).Select(bin => (long)bin.Value));
        Assert.Equal(expected.Psi, drift.PopulationStability.Value, 1e-12);
        Assert.Equal(expected.Ks, drift.KolmogorovSmirnov!.Value, 1e-12);
        Assert.Equal(expected.Js, Divergence.JensenShannon(expected.Before, expected.Now), 1e-12);
    }

    /// <summary>Wilson and Hilferty's cube root is near chi-squared, the farther out the fewer the bins.</summary>
    [Fact]
    public void What_chance_gives_once_in_a_thousand_is_about_scipys_chi_squared()
    {
        foreach (var expected in DriftFigures.All.Chance)
        {
            var found = StabilityNoise.Of(expected.Bins, 1_000, 500, designEffect: 1).Limit / ((1 / 1_000.0) + (1 / 500.0));
            Assert.Equal(1, found / expected.Limit, expected.Bins < 4 ? 0.04 : expected.Bins < 12 ? 0.015 : 0.008);
        }
    }

    [Fact]
    public void With_a_bin_a_value_the_statistic_of_bins_is_that_of_the_values()
    {
        var expected = Figures.All.Counted;
        var before = NumberDistribution.Of(expected.ValuesBefore, mostBins: 100_000);
        var now = new long[before.Bins.Count + 1];
        foreach (var bin in before.BinsOf(expected.ValuesNow))
        {
            now[bin]++;
        }

        Assert.Equal(expected.Ks, Divergence.KolmogorovSmirnov([.. before.Bins], now.AsSpan(..^1)), 1e-12);
    }

    [Fact]
    public void An_empty_bin_counts_as_half_a_row_and_one_empty_in_both_for_nothing()
    {
        var found = Divergence.PopulationStability([10, 0, 10], [5, 0, 0]);
        Assert.Equal((0.5 * Math.Log(2)) + ((0.1 - 0.5) * Math.Log(0.1 / 0.5)), found, 1e-12);
        Assert.Equal(1, Divergence.JensenShannon([3, 0], [0, 5]), 1e-12);
        Assert.Equal(0, Divergence.JensenShannon([3, 6], [1, 2]), 1e-12);
        Assert.Equal(double.NaN, Divergence.PopulationStability([1, 2], [0, 0]));
    }
}
