using Predictor.Boosting.Histograms;
using Predictor.Boosting.Splitting;

namespace Predictor.Boosting.Tests.Splitting;

public sealed class SplitCriteriaTests
{
    [Theory]
    [InlineData(0, 0, 10, 4, -2.5, 25)]
    [InlineData(0, 1, 10, 4, -2, 20)]
    [InlineData(2, 0, 10, 4, -2, 16)]
    [InlineData(2, 0, -10, 4, 2, 16)]
    [InlineData(10, 0, 10, 4, 0, 0)]
    [InlineData(0, 0, 10, 0, 0, 0)]
    public void Values_and_scores_follow_the_formula(double l1, double l2, long gradient, long hessian, double value, double score)
    {
        var sums = new NodeSums(gradient, PackedSums.Wide(hessian, 7));
        var options = new BoostingOptions { L1 = l1, L2 = l2 };
        foreach (var bounded in new[] { false, true })
        {
            var criteria = new SplitCriteria(options, 1, 1, bounded);
            Assert.Equal(value, criteria.Value(sums, MarginBounds.None), 1e-12);
            Assert.Equal(score, criteria.Score(sums, MarginBounds.None), 1e-12);
        }
    }

    [Fact]
    public void A_clamped_value_scores_what_it_saves()
    {
        var criteria = new SplitCriteria(new BoostingOptions { L2 = 0 }, 1, 1, bounded: true);
        var sums = new NodeSums(10, PackedSums.Wide(4, 7));
        var bounds = new MarginBounds(-1, 1);
        Assert.Equal(-1, criteria.Value(sums, bounds));

        // -(2 G w + H w²) at w = -1.
        Assert.Equal(16, criteria.Score(sums, bounds), 1e-12);
    }

    [Fact]
    public void Bounds_of_children_meet_in_the_middle_and_never_cross()
    {
        var bounds = new MarginBounds(-3, 5);
        Assert.Equal((new MarginBounds(-3, 1), new MarginBounds(1, 5)), bounds.Split(1, 0, 2));
        Assert.Equal((new MarginBounds(1, 5), new MarginBounds(-3, 1)), bounds.Split(-1, 2, 0));
        Assert.Equal((bounds, bounds), bounds.Split(0, 2, 0));
    }
}
