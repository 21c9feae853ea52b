namespace Predictor.Forests.Tests;

public sealed class ForestTests
{
    [Fact]
    public void A_forest_without_trees_is_its_base_margin()
    {
        var forest = new Forest(2, -1.5, []);
        Assert.Equal(-1.5, forest.Margin([1, 2]));
        Assert.Equal(-1.5, forest.ExpectedMargin);
        Assert.Equal(0, forest.Depth);
        Assert.Empty(forest.UsedFeatures);
    }

    [Theory]
    [InlineData(1.5f, 9, -1)]
    [InlineData(1.5000001f, 0, 2)]
    [InlineData(2, 3, 2)]
    [InlineData(2, 33, 2)]
    [InlineData(2, 1, 4)]
    [InlineData(float.NaN, 0, -1)]
    [InlineData(2, float.NaN, 4)]
    [InlineData(float.PositiveInfinity, 3, 2)]
    [InlineData(float.NegativeInfinity, 3, -1)]
    public void A_row_follows_the_rules_of_the_walk(float first, float second, double leaf)
    {
        var forest = new Forest(2, 0.5, [HandMade.TwoSplits(), HandMade.Leaf()]);
        Assert.Equal(0.5 + leaf + 0.25, forest.Margin([first, second]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-0.5f)]
    [InlineData(0.5f)]
    [InlineData(3.0000002f)]
    [InlineData(64)]
    [InlineData(67)]
    [InlineData(2147483648f)]
    [InlineData(-2147483648f)]
    [InlineData(4294967296f)]
    [InlineData(float.MaxValue)]
    [InlineData(float.MinValue)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_cell_that_is_no_code_of_the_bitmap_goes_right(float cell) =>
        Assert.Equal(4, new Forest(2, 0, [HandMade.TwoSplits()]).Margin([2, cell]));

    [Fact]
    public void Negative_zero_is_code_zero() => Assert.Equal(2, new Forest(2, 0, [HandMade.TwoSplits()]).Margin([2, -0f]));

    [Fact]
    public void The_expected_margin_weighs_leaves_by_cover()
    {
        var forest = new Forest(2, 0.5, [HandMade.TwoSplits(), HandMade.Leaf()]);
        Assert.Equal(0.5 + (6 * -1 + 1 * 2 + 3 * 4) / 10.0 + 0.25, forest.ExpectedMargin, 1e-15);
    }

    [Fact]
    public void Depth_and_used_features_come_from_the_splits()
    {
        var forest = new Forest(5, 0, [HandMade.Leaf(), HandMade.TwoSplits()]);
        Assert.Equal(2, forest.Depth);
        Assert.Equal([0, 1], forest.UsedFeatures);
    }

    [Fact]
    public void The_first_trees_make_a_forest_of_their_own()
    {
        var random = new RandomForests(1);
        var forest = random.Forest(6, 10, 20);
        var row = random.Rows(1, 6);
        for (var trees = 0; trees <= 10; trees++)
        {
            var expected = new Forest(6, forest.BaseMargin, [.. forest.Trees.Take(trees)]);
            var taken = forest.Take(trees);
            Assert.Equal(expected.Trees, taken.Trees);
            Assert.Equal(expected.Margin(row), taken.Margin(row));
            Assert.Equal(expected.ExpectedMargin, taken.ExpectedMargin);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => forest.Take(11));
        Assert.Throws<ArgumentOutOfRangeException>(() => forest.Take(-1));
    }

    [Fact]
    public void A_row_of_another_width_is_refused() =>
        Assert.Contains("3 cells; expected 2", Assert.Throws<ArgumentException>(() => new Forest(2, 0, []).Margin([1, 2, 3])).Message, StringComparison.Ordinal);
}
