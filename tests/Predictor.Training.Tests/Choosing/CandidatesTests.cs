using Predictor.Boosting;
using Predictor.Training.Choosing;

namespace Predictor.Training.Tests.Choosing;

public sealed class CandidatesTests
{
    [Theory]
    [InlineData(500, new[] { 4, 8 })]
    [InlineData(10_000, new[] { 8, 16, 4 })]
    [InlineData(100_000, new[] { 16 })]
    [InlineData(1_000_000, new[] { 31 })]
    public void Size_decides_which_trees_are_tried(int rows, int[] leaves) =>
        Assert.Equal(leaves, Candidates.Of(new BoostingOptions(), _ => false, rows, ordered: true).Select(candidate => candidate.Leaves));

    [Fact]
    public void What_was_said_stays_in_every_setting()
    {
        var said = new BoostingOptions { Leaves = 11, LearningRate = 0.2, ColumnSampling = 0.9, L2 = 1, Trees = 70 };
        var candidate = Assert.Single(Candidates.Of(said, _ => true, 10_000, ordered: false));
        Assert.Equal(said with { Patience = 0, Statistics = StatisticOrder.Shuffled }, candidate);
        Assert.All(
            Candidates.Of(said, name => name == nameof(said.LearningRate), 10_000, ordered: true),
            each => Assert.Equal((0.2, StatisticOrder.Rows, 70), (each.LearningRate, each.Statistics, each.Trees)));
    }
}
