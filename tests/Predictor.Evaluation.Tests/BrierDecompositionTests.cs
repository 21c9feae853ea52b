using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests;

public sealed class BrierDecompositionTests
{
    [Theory]
    [InlineData("distinct")]
    [InlineData("ties")]
    [InlineData("few")]
    public void Parts_sum_to_the_score(string name)
    {
        var rows = Expected.Case(name);
        Assert.Equal(rows.Brier, BrierDecomposition.Of(rows.Labels, rows.Probabilities).Brier, 1e-14);
    }

    [Theory]
    [InlineData("distinct")]
    [InlineData("few")]
    public void Parts_are_those_of_their_definition(string name)
    {
        var (rows, figures) = Figures.Case(name);
        var found = BrierDecomposition.Of(rows.Labels, rows.Probabilities);
        double[] parts = [found.Reliability, found.Resolution, found.Uncertainty, found.WithinVariance, found.WithinCovariance];
        Assert.All(figures.Parts!.Zip(parts), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    [Fact]
    public void Parts_do_not_depend_on_the_order_of_rows()
    {
        var rows = Expected.Case("ties");
        var turned = BrierDecomposition.Of(rows.Labels.Reverse().ToArray(), rows.Probabilities.Reverse().ToArray());
        Assert.Equal(BrierDecomposition.Of(rows.Labels, rows.Probabilities), turned);
    }

    [Fact]
    public void The_base_rate_for_everyone_has_nothing_but_uncertainty()
    {
        var found = BrierDecomposition.Of([1, 0, 0, 0], [0.25, 0.25, 0.25, 0.25]);
        Assert.Equal(new BrierDecomposition(0, 0, 0.1875, 0, 0), found);
        Assert.Equal(double.NaN, BrierDecomposition.Of([], []).Brier);
    }
}
