using System.Diagnostics;
using Predictor.Boosting.Binning;
using Predictor.Boosting.Checks;
using Predictor.Boosting.Growing;
using Predictor.Boosting.Losses;
using Predictor.Boosting.Sampling;
using Predictor.Boosting.Splitting;
using Predictor.Boosting.Statistics;
using Predictor.Boosting.Threading;
using Predictor.Forests;

namespace Predictor.Boosting;

/// <summary>The built-in learner: leaf-wise gradient-boosted trees over histograms, log loss.</summary>
public sealed class GradientBoosting : IForestTrainer
{
    public string Name => "boosting";

    public GrownForest Train(TrainingTable fit, TrainingTable? validation, BoostingOptions options, IProgress<TreeGrown>? progress, CancellationToken cancellation)
    {
        OptionChecks.Check(options);
        using var crew = new Crew(options.Threads);
        TableChecks.Check(fit, validation, crew);

        var clock = Stopwatch.StartNew();
        var bins = BinFinder.Find(fit, options, crew);
        var statistics = StatisticColumns.Find(fit, options, crew);
        var training = statistics.Training(fit);
        var trainingBins = statistics.TrainingBins(bins);
        var scoringBins = statistics.ScoringBins(bins);
        var splittable = statistics.Without(BinnedTable.SplittableColumns(training, trainingBins), fit, options);
        var table = BinnedTable.From(training, trainingBins, splittable, crew);
        var stopping = validation is null
            ? null
            : new EarlyStopping(
                validation, BinnedTable.From(statistics.Scoring(validation), scoringBins, splittable, crew), LogLoss.BaseMargin(fit), options, crew);
        var binTime = clock.Elapsed;

        clock.Restart();
        var baseMargin = LogLoss.BaseMargin(fit);
        int[] monotone = [.. training.Columns.Select(column => column.Monotone)];
        var trees = Grow(fit, table, monotone, baseMargin, stopping, options, crew, progress, cancellation);
        var features = statistics.Features(fit.Columns.Count);
        var kept = trees.Take(stopping?.BestTrees ?? trees.Count).Select(tree => tree.ToTree(scoringBins, features)).ToList();
        var forest = new Forest(fit.Columns.Count, baseMargin, kept);
        return new GrownForest(forest, stopping?.LogLosses ?? [], binTime, clock.Elapsed);
    }

    private static List<BinnedTree> Grow(
        TrainingTable fit,
        BinnedTable table,
        int[] monotone,
        double baseMargin,
        EarlyStopping? stopping,
        BoostingOptions options,
        Crew crew,
        IProgress<TreeGrown>? progress,
        CancellationToken cancellation)
    {
        var gradients = new FixedPointGradients(fit, crew);
        var criteria = new SplitCriteria(options, gradients.GradientUnit, gradients.HessianUnit, bounded: monotone.Any(direction => direction != 0));
        var grower = new TreeGrower(table, monotone, options, criteria, crew);
        var margins = new float[fit.Rows];
        Array.Fill(margins, (float)baseMargin);

        var trees = new List<BinnedTree>(options.Trees);
        while (trees.Count < options.Trees)
        {
            cancellation.ThrowIfCancellationRequested();
            var number = trees.Count;
            var sample = new RowSample(options.RowSampling, SplitMix64.Derive(options.Seed, number, SeedPurpose.Rows));
            var columns = ColumnSample.Draw(table.Splittable, options.ColumnSampling, SplitMix64.Derive(options.Seed, number, SeedPurpose.Columns));
            var sums = gradients.Fill(margins, sample, SplitMix64.Derive(options.Seed, number, SeedPurpose.Rounding), grower.Rows);
            var grown = grower.Grow(sums, columns);
            var tree = grown.Tree;
            MarginUpdate.Training(grown, grower.Rows, margins, crew);
            trees.Add(tree);
            stopping?.Add(tree);
            progress?.Report(new TreeGrown(trees.Count, options.Trees, stopping?.LogLosses[^1] ?? double.NaN));

            // With every row and column seen, a tree that finds no split is followed by none that does.
            var exhausted = tree.Splits.Length == 0 && sample.All && options.ColumnSampling >= 1;
            if (exhausted || stopping is { IsOver: true })
            {
                break;
            }
        }

        return trees;
    }
}
