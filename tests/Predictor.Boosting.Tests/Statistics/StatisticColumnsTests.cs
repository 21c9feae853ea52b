using Predictor.Boosting.Binning;
using Predictor.Boosting.Losses;
using Predictor.Boosting.Statistics;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Tests.Statistics;

public sealed class StatisticColumnsTests
{
    private static readonly BoostingOptions Options = new() { Trees = 30, Leaves = 8, LearningRate = 0.2, Threads = 1, Statistics = StatisticOrder.Rows, SubsetLevels = 0 };

    [Fact]
    public void A_folded_split_sends_each_code_where_its_final_statistic_goes()
    {
        var fit = SimulatedRows.Table(5_000, 30);
        using var crew = new Crew(1);
        var found = StatisticColumns.Find(fit, Options, crew);
        Assert.Equal([3], found.Sources);
        var thresholds = ((NumericBins)found.TrainingBins([])[0]).Thresholds;

        var sums = LevelSums.Of(fit, 3);
        var variance = LevelVariance.Of(sums);
        var final = TargetStatistic.OfAllRows(sums, variance.Prior, variance.Smoothing);
        var folded = (CategoryBins)found.ScoringBins([])[0];
        for (var code = 0; code <= SimulatedRows.Levels; code++)
        {
            for (var bin = 0; bin < thresholds.Length; bin++)
            {
                Assert.Equal(final[code] <= thresholds[bin], folded.BinOf(code) <= bin);
            }
        }
    }

    [Fact]
    public void Every_split_of_the_column_is_a_threshold_on_its_statistic_and_names_the_column_itself()
    {
        var fit = SimulatedRows.Table(5_000, 31);
        var forest = new GradientBoosting().Train(fit, null, Options, null, TestContext.Current.CancellationToken).Forest;
        Assert.Equal(fit.Columns.Count, forest.FeatureCount);
        var sums = LevelSums.Of(fit, 3);
        var variance = LevelVariance.Of(sums);
        var final = TargetStatistic.OfAllRows(sums, variance.Prior, variance.Smoothing);
        var splits = 0;
        foreach (var tree in forest.Trees)
        {
            for (var split = 0; split < tree.SplitCount; split++)
            {
                if (tree.Feature[split] == 3)
                {
                    splits++;
                    var bitmap = Assert.IsType<uint[]>(tree.LeftCategories[split]);
                    var goesLeft = Enumerable.Range(0, SimulatedRows.Levels + 1).ToLookup(code => (bitmap[code / 32] >> (code % 32) & 1) != 0, code => final[code]);
                    Assert.True(goesLeft[true].DefaultIfEmpty(float.MinValue).Max() < goesLeft[false].DefaultIfEmpty(float.MaxValue).Min());
                }
            }
        }

        Assert.True(splits > 20);
    }

    [Fact]
    public void Columns_of_few_levels_and_columns_without_effect_are_given_none()
    {
        var fit = SimulatedRows.Table(5_000, 32);
        var random = new Random(1);
        var idle = Enumerable.Range(0, fit.Rows).Select(_ => (float)random.Next(300)).ToArray();
        var table = new TrainingTable { Columns = [.. fit.Columns, new TrainingColumn("idle", idle, 301)], Labels = fit.Labels };
        using var crew = new Crew(1);
        var found = StatisticColumns.Find(table, Options with { StatisticScore = 3 }, crew);
        Assert.Equal([3], found.Sources);

        // The statistic (7) stands for its source; what says nothing is not split, what has few levels is.
        Assert.Equal([0, 1, 2, 4, 7], found.Without([0, 1, 2, 3, 4, 6, 7], table, Options));
        Assert.Equal([0, 1, 2, 3, 4, 7], found.Without([0, 1, 2, 3, 4, 6, 7], table, Options with { SubsetLevels = null }));
        Assert.Empty(StatisticColumns.Find(table, Options with { Statistics = StatisticOrder.None }, crew).Sources);
        Assert.Empty(StatisticColumns.Find(table, Options with { StatisticLevels = SimulatedRows.Levels + 1 }, crew).Sources);
    }

    [Theory]
    [InlineData(StatisticOrder.Rows)]
    [InlineData(StatisticOrder.Shuffled)]
    [InlineData(StatisticOrder.Folds)]
    public void Later_rows_are_scored_as_they_were_followed_unseen_and_missing_levels_too(StatisticOrder order)
    {
        var fit = SimulatedRows.Table(3_000, 33);
        var later = SimulatedRows.Table(2_000, 34);
        var levels = later.Columns[3].Cells.ToArray();
        levels.AsSpan(0, 50).Fill(SimulatedRows.Levels);
        levels.AsSpan(50, 50).Fill(float.NaN);
        later = new TrainingTable { Columns = [.. later.Columns.Select((column, i) => i == 3 ? column with { Cells = levels } : column)], Labels = later.Labels };
        var grown = new GradientBoosting().Train(fit, later, Options with { Statistics = order, Patience = 0 }, null, TestContext.Current.CancellationToken);
        var margins = Enumerable.Range(0, later.Rows).Select(row => grown.Forest.Margin(SimulatedRows.Row(later, row))).ToArray();
        Assert.Equal(grown.ValidationLogLoss[grown.Forest.Trees.Count - 1], LogLoss.Mean(margins, later), 1e-12);
    }
}
