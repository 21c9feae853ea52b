using Predictor.Forests;

namespace Predictor.Boosting.Tests.Statistics;

/// <summary>What a category of many levels may cost where it says nothing, and must give where it says something.</summary>
public sealed class ManyLevelsTests
{
    private static readonly BoostingOptions Options = new() { Trees = 60, Leaves = 8, LearningRate = 0.1, ColumnSampling = 0.5, Threads = 1 };

    [Theory]
    [InlineData(StatisticOrder.Rows)]
    [InlineData(StatisticOrder.Shuffled)]
    [InlineData(StatisticOrder.Folds)]
    public void Five_hundred_levels_without_effect_cost_next_to_nothing(StatisticOrder order)
    {
        var losses = Enumerable.Range(0, 3).Select(seed =>
        {
            var (fit, later) = (Rows(4_000, 500, 0, seed), Rows(6_000, 500, 0, seed + 100));
            return Auc(Train(Without(fit), Options), Without(later)) - Auc(Train(fit, Options with { Statistics = order }), later);
        }).ToArray();

        // Area lost, mean of three draws; the columns that matter make an area of about 0.72. In-sample means would lose more than 0.05.
        Assert.InRange(losses.Average(), -0.01, 0.008);
    }

    [Theory]
    [InlineData(StatisticOrder.Rows)]
    [InlineData(StatisticOrder.Shuffled)]
    [InlineData(StatisticOrder.Folds)]
    public void A_thousand_levels_with_effects_are_recovered_better_than_by_subsets(StatisticOrder order)
    {
        var (fit, later) = (Rows(16_000, 1_000, 0.8, 1), Rows(6_000, 1_000, 0.8, 1, labels: 2));
        var known = Auc(later.Columns[0].Cells.ToArray().Zip(later.Columns[2].Cells.ToArray(), (x, level) => x + Effect((int)level, 0.8, 1)).ToArray(), later.Labels);
        var without = Auc(Train(Without(fit), Options), Without(later));
        var subsets = Auc(Train(fit, Options with { Statistics = StatisticOrder.None }), later);
        var found = Auc(Train(fit, Options with { Statistics = order }), later);

        // More than half of the way from not knowing the column to knowing its effects, sixteen rows a level.
        Assert.InRange((found - without) / (known - without), 0.5, 1);
        Assert.True(found > subsets + 0.003, $"{found} against {subsets}");
    }

    private static Forest Train(TrainingTable fit, BoostingOptions options) =>
        new GradientBoosting().Train(fit, null, options, null, TestContext.Current.CancellationToken).Forest;

    /// <summary>A number that counts, one that does not, and the category. Levels have the effects of <paramref name="seed"/>.</summary>
    private static TrainingTable Rows(int rows, int levels, double effect, int seed, int? labels = null)
    {
        var random = new Random(labels ?? (seed + 1_000));
        float[] x = [.. Enumerable.Range(0, rows).Select(_ => (float)((random.NextDouble() * 4) - 2))];
        float[] noise = [.. x.Select(_ => random.NextSingle())];
        float[] level = [.. x.Select(_ => (float)random.Next(levels))];
        return new TrainingTable
        {
            Columns = [new TrainingColumn("x", x), new TrainingColumn("noise", noise), new TrainingColumn("agent", level, levels + 1)],
            Labels = [.. x.Select((value, row) => random.NextDouble() < 1 / (1 + Math.Exp(1 - value - Effect((int)level[row], effect, seed))) ? 1f : 0f)],
        };
    }

    private static double Effect(int level, double effect, int seed)
    {
        var random = new Random((seed * 100_003) + level);
        return effect * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    private static TrainingTable Without(TrainingTable table) => new() { Columns = [.. table.Columns.Take(2)], Labels = table.Labels };

    private static double Auc(Forest forest, TrainingTable table) =>
        Auc([.. Enumerable.Range(0, table.Rows).Select(row => forest.Margin(SimulatedRows.Row(table, row)))], table.Labels);

    private static double Auc(double[] margins, float[] labels)
    {
        int[] order = [.. Enumerable.Range(0, margins.Length).OrderBy(row => margins[row])];
        double ranks = 0;
        double ones = 0;
        for (var place = 0; place < order.Length; place++)
        {
            ranks += labels[order[place]] * (place + 1);
            ones += labels[order[place]];
        }

        return (ranks - (ones * (ones + 1) / 2)) / (ones * (margins.Length - ones));
    }
}
