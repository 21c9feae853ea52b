using Predictor.Boosting.Losses;
using Predictor.Forests;

namespace Predictor.Boosting.Tests;

public sealed class GradientBoostingTests
{
    private static readonly BoostingOptions Small = new() { Trees = 20, Leaves = 15, LearningRate = 0.2, Threads = 1 };

    [Theory]
    [InlineData(1.0, 1.0, false)]
    [InlineData(0.6, 0.5, true)]
    public void The_same_bytes_come_out_on_any_number_of_threads(double rowSampling, double columnSampling, bool weighted)
    {
        var fit = SimulatedRows.Table(70_000, 1, weighted);
        var validation = SimulatedRows.Table(5_000, 2, weighted);
        var options = Small with { RowSampling = rowSampling, ColumnSampling = columnSampling };
        var grown = new[] { 1, 2, 4 }.Select(threads => Train(fit, validation, options with { Threads = threads })).ToArray();
        Assert.Equal(Bytes(grown[0].Forest), Bytes(grown[1].Forest));
        Assert.Equal(Bytes(grown[0].Forest), Bytes(grown[2].Forest));
        Assert.Equal(grown[0].ValidationLogLoss, grown[1].ValidationLogLoss);
        Assert.NotEqual(Bytes(grown[0].Forest), Bytes(Train(fit, validation, options with { Seed = 2 }).Forest));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    public void The_forest_over_cells_gives_the_log_loss_that_was_followed_over_bins(double rowSampling)
    {
        var fit = SimulatedRows.Table(3_000, 3);
        var validation = SimulatedRows.Table(2_000, 4);

        // Levels never seen in training, and cells beyond all boundaries.
        validation = SimulatedRows.Changed(validation, 3, cells => cells.AsSpan(0, 50).Fill(SimulatedRows.Levels));
        validation = SimulatedRows.Changed(validation, 1, cells => (cells[7], cells[8]) = (float.MaxValue, float.MinValue));
        validation = SimulatedRows.Changed(validation, 0, cells => cells[9] = float.NaN);
        var grown = Train(fit, validation, Small with { RowSampling = rowSampling });
        Assert.Equal(LogLossOf(grown.Forest, validation), grown.ValidationLogLoss[grown.Forest.Trees.Count - 1], 1e-12);

        // Followed over the training rows themselves, sampled or not, it is theirs.
        var onItself = Train(fit, fit, Small with { RowSampling = rowSampling, Patience = 0 });
        Assert.Equal(LogLossOf(onItself.Forest, fit), onItself.ValidationLogLoss[^1], 1e-12);
        Assert.Equal(20, onItself.Forest.Trees.Count);
    }

    [Fact]
    public void Leaves_hold_the_minimum_of_rows_and_covers_add_up()
    {
        var fit = SimulatedRows.Table(4_000, 5);

        // Without statistics: a row's own, which leaves its label out, may take it to another leaf than its level is scored by.
        var forest = Train(fit, null, Small with { MinimumLeafRows = 37, Statistics = StatisticOrder.None }).Forest;
        foreach (var tree in forest.Trees)
        {
            Assert.True(tree.LeafCount <= 15);
            Assert.All(tree.LeafCover, cover => Assert.InRange(cover, 37, 4_000));
            Assert.Equal(4_000, tree.LeafCover.Sum());
            for (var split = 0; split < tree.SplitCount; split++)
            {
                Assert.Equal(tree.SplitCover[split], Cover(tree, tree.Left[split]) + Cover(tree, tree.Right[split]));
            }
        }

        // What went where over bins goes there over cells: the first tree again, its leaves valued by their numbers.
        var first = forest.Trees[0];
        var numbered = new Forest(fit.Columns.Count, 0, [Numbered(first)]);
        var reached = new double[first.LeafCount];
        for (var row = 0; row < fit.Rows; row++)
        {
            reached[(int)numbered.Margin(SimulatedRows.Row(fit, row))]++;
        }

        Assert.Equal(first.LeafCover, reached);
    }

    [Fact]
    public void The_margin_only_rises_with_a_monotone_column()
    {
        // Noise against the direction, so that the constraint has something to hold.
        var fit = SimulatedRows.Changed(SimulatedRows.Table(6_000, 6), 0, cells => cells.AsSpan(0, 2_000).Reverse());
        var forest = Train(fit, null, Small with { Trees = 60, MinimumLeafRows = 5 }).Forest;
        Assert.Contains(forest.Trees, tree => tree.Feature.Contains(0));
        for (var row = 0; row < 200; row++)
        {
            var cells = SimulatedRows.Row(fit, row);
            var before = double.NegativeInfinity;
            for (var value = -1f; value <= 5; value += 0.05f)
            {
                cells[0] = value;
                var margin = forest.Margin(cells);
                Assert.True(margin >= before - 1e-12, $"row {row}, value {value}: {margin} after {before}");
                before = margin;
            }
        }
    }

    [Fact]
    public void Gaps_that_tell_something_are_learned()
    {
        var fit = SimulatedRows.Table(10_000, 7);
        var forest = Train(fit, null, Small).Forest;
        double present = 0;
        double missing = 0;
        for (var row = 0; row < 500; row++)
        {
            var cells = SimulatedRows.Row(fit, row);
            cells[2] = 0.5f;
            present += forest.Margin(cells);
            cells[2] = float.NaN;
            missing += forest.Margin(cells);
        }

        // Planted: 1.5.
        Assert.InRange((missing - present) / 500, 1.1, 1.7);
    }

    [Fact]
    public void A_category_of_many_levels_is_learned_and_unseen_levels_are_answered()
    {
        var fit = SimulatedRows.Table(30_000, 8);
        var forest = Train(fit, null, Small with { Trees = 80 }).Forest;
        var cells = SimulatedRows.Row(fit, 0);
        var byRemainder = new double[3];
        for (var level = 0; level < 60; level++)
        {
            cells[3] = level;
            byRemainder[level % 3] += forest.Margin(cells) / 20;
        }

        // Planted: -1, 0, 1.
        Assert.InRange(byRemainder[2] - byRemainder[0], 1.2, 2.5);
        cells[3] = SimulatedRows.Levels;
        Assert.InRange(forest.Margin(cells), byRemainder[0], byRemainder[2]);
    }

    [Fact]
    public void Growing_stops_when_validation_no_longer_gains_and_the_forest_is_cut_back()
    {
        var grown = Train(SimulatedRows.Table(800, 9), SimulatedRows.Table(800, 10), Small with { Trees = 500, Patience = 10, MinimumLeafRows = 3 });
        var best = grown.ValidationLogLoss.ToList().IndexOf(grown.ValidationLogLoss.Min()) + 1;
        Assert.Equal(best, grown.Forest.Trees.Count);
        Assert.Equal(best + 10, grown.ValidationLogLoss.Count);
    }

    [Fact]
    public void Without_validation_every_tree_is_kept_and_progress_is_told_after_each()
    {
        var told = new List<TreeGrown>();
        var grown = new GradientBoosting().Train(SimulatedRows.Table(1_000, 11), null, Small, new Listener(told.Add), TestContext.Current.CancellationToken);
        Assert.Equal(20, grown.Forest.Trees.Count);
        Assert.Empty(grown.ValidationLogLoss);
        Assert.Equal(Enumerable.Range(1, 20), told.Select(tree => tree.Trees));
        Assert.All(told, tree => Assert.True(tree.Of == 20 && double.IsNaN(tree.ValidationLogLoss)));
    }

    [Fact]
    public void Cancelling_stops_between_trees()
    {
        using var source = new CancellationTokenSource();
        var told = 0;
        var listener = new Listener(_ =>
        {
            if (++told == 3)
            {
                source.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => new GradientBoosting().Train(SimulatedRows.Table(1_000, 11), null, Small, listener, source.Token));
        Assert.Equal(3, told);
    }

    [Fact]
    public void Columns_that_say_nothing_give_the_base_rate()
    {
        var table = new TrainingTable { Columns = [new TrainingColumn("empty", [float.NaN, float.NaN, float.NaN, float.NaN])], Labels = [1, 0, 0, 0] };
        var forest = Train(table, null, Small).Forest;
        Assert.Single(forest.Trees);
        Assert.Equal(0.25, Logistic.Probability((float)forest.Margin([float.NaN])), 1e-3);
    }

    [Fact]
    public void A_row_of_weight_two_counts_as_two_rows()
    {
        var once = SimulatedRows.Table(4_000, 12);
        var doubled = new TrainingTable { Columns = once.Columns, Labels = once.Labels, Weights = [.. Enumerable.Repeat(2f, 4_000)] };
        var twice = new TrainingTable
        {
            Columns = [.. once.Columns.Select(column => column with { Cells = (float[])[.. column.Cells.ToArray(), .. column.Cells.ToArray()] })],
            Labels = [.. once.Labels, .. once.Labels],
        };

        // One tree of a few sure splits; rounding of gradients differs by chance.
        var options = new BoostingOptions { Trees = 1, Leaves = 3, LearningRate = 1, Threads = 1, MinimumLevelRowsAtNode = 1 };
        var byWeight = Train(doubled, null, options with { MinimumLeafRows = 10 }).Forest;
        var byRows = Train(twice, null, options with { MinimumLeafRows = 20 }).Forest;
        for (var row = 0; row < 100; row++)
        {
            var cells = SimulatedRows.Row(once, row);
            Assert.Equal(byRows.Margin(cells), byWeight.Margin(cells), 2e-3);
        }
    }

    [Fact]
    public void Whole_weights_count_as_so_many_rows_in_every_part_of_growing()
    {
        // Few distinct numbers, so that repeating rows moves no bin.
        var random = new Random(14);
        int[] times = [.. Enumerable.Range(0, 6_000).Select(_ => 1 + random.Next(3))];
        float[] number = [.. times.Select(_ => (float)random.Next(40))];
        float[] level = [.. times.Select(_ => (float)random.Next(12))];
        float[] labels = [.. times.Select((count, row) => random.NextDouble() < 1 / (1 + Math.Exp(1.5 - (number[row] / 15) - (level[row] % 4) + (0.6 * count))) ? 1f : 0f)];
        int[] repeated = [.. times.SelectMany((count, row) => Enumerable.Repeat(row, count))];
        TrainingTable Of(int[] rows, float[]? weights) => new()
        {
            Columns =
            [
                new TrainingColumn("number", [.. rows.Select(row => number[row])]),
                new TrainingColumn("level", [.. rows.Select(row => level[row])], Categories: 13),
            ],
            Labels = [.. rows.Select(row => labels[row])],
            Weights = weights,
        };
        int[] each = [.. Enumerable.Range(0, times.Length)];
        var weighted = Of(each, [.. times.Select(count => (float)count)]);
        var rows = Of(repeated, null);

        // Rounding of gradients falls otherwise. Without statistics: a repeated row would find its own label among the rows before it.
        var options = new BoostingOptions { Trees = 60, Leaves = 6, LearningRate = 0.1, MinimumLeafRows = 1, MinimumLeafHessian = 8, MinimumLevelRowsAtNode = 1, Statistics = StatisticOrder.None };
        var byWeight = Train(weighted, weighted, options);
        var byRows = Train(rows, rows, options);
        var plain = Train(Of(each, null), null, options);

        double Apart(Forest one, Forest other) => each.Average(row => Math.Abs(one.Margin([number[row], level[row]]) - other.Margin([number[row], level[row]])));
        Assert.Equal(byRows.Forest.BaseMargin, byWeight.Forest.BaseMargin, 1e-9);
        Assert.InRange(Apart(byRows.Forest, byWeight.Forest), 0, 0.03);
        Assert.True(Apart(byRows.Forest, plain.Forest) > 0.1);
        Assert.Equal(byRows.ValidationLogLoss[^1], byWeight.ValidationLogLoss[^1], 5e-4);
    }

    [Fact]
    public void Leaf_values_and_validation_losses_are_those_of_weighted_sums_in_doubles()
    {
        var fit = Free(SimulatedRows.Table(8_000, 15, weighted: true));
        var validation = Free(SimulatedRows.Table(2_000, 16, weighted: true));
        var grown = Train(fit, validation, new BoostingOptions { Trees = 1, Leaves = 4, LearningRate = 1, L2 = 3, CategoryL2 = 0, MinimumLeafHessian = 90, Statistics = StatisticOrder.None });
        var (forest, tree) = (grown.Forest, grown.Forest.Trees[0]);

        var one = Logistic.Probability((float)forest.BaseMargin);
        var leaves = Enumerable.Range(0, fit.Rows).GroupBy(row => forest.Margin(SimulatedRows.Row(fit, row))).ToArray();
        Assert.True(leaves.Length == tree.LeafCount && leaves.Length > 1);
        foreach (var leaf in leaves)
        {
            var gradient = leaf.Sum(row => (double)fit.Weights![row] * (one - fit.Labels[row]));
            var hessian = leaf.Sum(row => (double)fit.Weights![row] * one * (1 - one));

            // Rounding to 13 bits is without bias: over a leaf of hundreds of rows it moves the sums by a thousandth.
            Assert.Equal(-gradient / (hessian + 3), leaf.Key - forest.BaseMargin, 2e-3);
            Assert.True(hessian >= 89);
        }

        Assert.Equal(LogLossOf(forest, validation), grown.ValidationLogLoss[0], 1e-6);
    }

    /// <summary>Without directions, which bound leaf values.</summary>
    private static TrainingTable Free(TrainingTable table) =>
        new() { Columns = [.. table.Columns.Select(column => column with { Monotone = 0 })], Labels = table.Labels, Weights = table.Weights };

    private static GrownForest Train(TrainingTable fit, TrainingTable? validation, BoostingOptions options) =>
        new GradientBoosting().Train(fit, validation, options, null, TestContext.Current.CancellationToken);

    private static double Cover(Tree tree, int child) => child >= 0 ? tree.SplitCover[child] : tree.LeafCover[~child];

    private static Tree Numbered(Tree tree) => new()
    {
        Feature = tree.Feature,
        Threshold = tree.Threshold,
        MissingGoesLeft = tree.MissingGoesLeft,
        Left = tree.Left,
        Right = tree.Right,
        LeftCategories = tree.LeftCategories,
        SplitCover = tree.SplitCover,
        LeafCover = tree.LeafCover,
        LeafValue = [.. Enumerable.Range(0, tree.LeafCount).Select(leaf => (double)leaf)],
    };

    private static double LogLossOf(Forest forest, TrainingTable table) =>
        LogLoss.Mean([.. Enumerable.Range(0, table.Rows).Select(row => forest.Margin(SimulatedRows.Row(table, row)))], table);

    private static byte[] Bytes(Forest forest)
    {
        using var stream = new MemoryStream();
        ForestFile.Write(stream, forest);
        return stream.ToArray();
    }

    private sealed class Listener(Action<TreeGrown> heard) : IProgress<TreeGrown>
    {
        public void Report(TreeGrown value) => heard(value);
    }
}
