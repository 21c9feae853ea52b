using Predictor.Boosting;
using Predictor.Forests;
using Predictor.MLNet.Folding;

namespace Predictor.MLNet.Tests;

public sealed class FoldingTests
{
    /// <summary>wait (missing in row 2), queue (missing in row 3), age (never missing).</summary>
    private static readonly TrainingTable Rows = new()
    {
        Columns =
        [
            new TrainingColumn("wait", [10, 20, float.NaN, 40]),
            new TrainingColumn("queue", [0, 33, 0, float.NaN], Categories: 40),
            new TrainingColumn("age", [1, 2, 3, 4]),
        ],
        Labels = [0, 1, 0, 1],
    };

    private static readonly FeatureLayout Layout = new(Rows);

    [Fact]
    public void A_column_with_gaps_is_laid_out_twice_and_a_category_once_a_level()
    {
        Assert.Equal(
            [(0, FeatureKind.MissingAbove, -1), (0, FeatureKind.MissingBelow, -1), (1, FeatureKind.Level, 0), (1, FeatureKind.Level, 33), (2, FeatureKind.Known, -1)],
            Layout.Features.Select(feature => (feature.Column, feature.Kind, feature.Level)));
    }

    [Fact]
    public void No_value_is_missing_and_gaps_lie_beyond_all_known_cells()
    {
        var (positions, values) = Layout.Row(Rows, 2);

        // wait is missing: 80 above its known cells (10 to 40), and 0 below them, which is left out as zeros are.
        Assert.Equal([0, 2, 4], positions);
        Assert.Equal([80f, 1f, 3f], values);
    }

    /// <summary>Feature, threshold, and which rows go to the side of values at most the threshold.</summary>
    [Theory]
    [InlineData(0, 15f, new[] { true, false, false, false })]
    [InlineData(0, 60f, new[] { true, true, false, true })]
    [InlineData(1, 15f, new[] { true, false, true, false })]
    [InlineData(1, 5f, new[] { false, false, true, false })]
    [InlineData(2, 0.5f, new[] { false, true, false, true })]
    [InlineData(3, 0.5f, new[] { true, false, true, true })]
    [InlineData(4, 2.5f, new[] { true, true, false, false })]
    public void A_folded_split_sends_every_row_where_the_laid_out_value_went(int feature, float threshold, bool[] atMost)
    {
        var tree = TreeFolding.Fold(new GrownTree([~0], [~1], [feature], [threshold], [-1, 1]), Layout, Rows, scale: 2);
        var forest = new Forest(3, 0.5, [tree]);

        for (var row = 0; row < Rows.Rows; row++)
        {
            float[] cells = [.. Rows.Columns.Select(column => column.Cells[row])];
            Assert.Equal(0.5 + (atMost[row] ? -2 : 2), forest.Margin(cells));
        }

        Assert.Equal([4.0], tree.SplitCover);
        Assert.Equal(4, tree.LeafCover.Sum());
        Assert.Equal(atMost.Count(left => left), tree.LeafCover[0]);
    }

    [Fact]
    public void A_number_beyond_those_of_training_is_not_taken_for_missing()
    {
        var tree = TreeFolding.Fold(new GrownTree([~0], [~1], [0], [60], [-1, 1]), Layout, Rows, scale: 1);

        Assert.Equal(-1, new Forest(3, 0, [tree]).Margin([1_000_000, 0, 0]));
    }

    [Fact]
    public void A_level_never_seen_goes_with_the_other_levels()
    {
        var tree = TreeFolding.Fold(new GrownTree([~0], [~1], [3], [0.5f], [-1, 1]), Layout, Rows, scale: 1);

        Assert.Equal(1, new Forest(3, 0, [tree]).Margin([0, 33, 0]));
        Assert.Equal(-1, new Forest(3, 0, [tree]).Margin([0, 40, 0]));
    }

    [Fact]
    public void A_line_through_scores_recovers_the_log_odds_they_were_drawn_from()
    {
        var random = new Random(5);
        double[] scores = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextDouble() - 0.5)];
        float[] labels = [.. scores.Select(score => random.NextDouble() < 1 / (1 + Math.Exp(-((4 * score) - 1))) ? 1f : 0f)];

        var (slope, intercept) = LogOdds.Fit(scores, labels);

        Assert.Equal(4, slope, 0.3);
        Assert.Equal(-1, intercept, 0.1);
    }

    [Fact]
    public void Growing_stops_at_the_first_number_of_trees_with_the_least_loss() => Assert.Equal(2, PrefixLosses.Best([0.6, 0.5, 0.55, 0.5]));
}
