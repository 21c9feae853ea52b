using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using Predictor.Boosting;
using Predictor.Forests;
using Predictor.MLNet.Folding;

namespace Predictor.MLNet.Packages;

/// <summary>
/// Grows with Microsoft.ML and folds what it grew into a forest. Compiled only with <c>-p:MLNet=true</c>.
/// Monotone directions, L1, L2 and category options are not known to FastTree and are not used; it does not stop between trees.
/// </summary>
internal static class MicrosoftTrees
{
    public static GrownForest FastTree(TrainingTable fit, TrainingTable? validation, BoostingOptions options, IProgress<TreeGrown>? progress, CancellationToken cancellation) =>
        Grow(fit, validation, validation, options, FastTree, progress, cancellation);

    /// <summary>A random forest does not stop at fewer trees; later rows say how its score becomes log-odds.</summary>
    public static GrownForest FastForest(TrainingTable fit, TrainingTable? validation, BoostingOptions options, IProgress<TreeGrown>? progress, CancellationToken cancellation) =>
        Grow(fit, null, validation ?? fit, options, FastForest, progress, cancellation);

    internal static MicrosoftModel FastTree(MLContext ml, IDataView rows, BoostingOptions options)
    {
        var transformer = ml.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = options.Trees,
            NumberOfLeaves = options.Leaves,
            LearningRate = options.LearningRate,
            MinimumExampleCountPerLeaf = options.MinimumLeafRows,
            MaximumBinCountPerFeature = options.Bins,
            FeatureFraction = options.ColumnSampling,
            BaggingSize = options.RowSampling < 1 ? 1 : 0,
            BaggingExampleFraction = options.RowSampling,
            NumberOfThreads = Threads(options),
            Seed = Seed(options),
            FeatureSelectionSeed = Seed(options),
            ExampleWeightColumnName = nameof(LaidRow.Weight),
        }).Fit(rows);

        // Its own calibrator is exact by construction: p = 1 / (1 + exp(slope x score + offset)).
        var calibrator = transformer.Model.Calibrator;
        return new MicrosoftModel(transformer, transformer.Model.SubModel.TrainedTreeEnsemble.Trees, (-calibrator.Slope, -calibrator.Offset));
    }

    /// <summary>A random forest's score is no log-odds.</summary>
    internal static MicrosoftModel FastForest(MLContext ml, IDataView rows, BoostingOptions options)
    {
        var transformer = ml.BinaryClassification.Trainers.FastForest(new FastForestBinaryTrainer.Options
        {
            NumberOfTrees = options.Trees,
            NumberOfLeaves = options.Leaves,
            MinimumExampleCountPerLeaf = options.MinimumLeafRows,
            MaximumBinCountPerFeature = options.Bins,
            NumberOfThreads = Threads(options),
            Seed = Seed(options),
            FeatureSelectionSeed = Seed(options),
            ExampleWeightColumnName = nameof(LaidRow.Weight),
        }).Fit(rows);
        return new MicrosoftModel(transformer, transformer.Model.TrainedTreeEnsemble.Trees, null);
    }

    /// <param name="fit">Rows to learn from.</param>
    /// <param name="stopping">Rows that say how many trees are kept; null: all are.</param>
    /// <param name="line">Rows that a line from score to log-odds is laid through where the model has none.</param>
    /// <param name="options">How.</param>
    /// <param name="train">By Microsoft.ML.</param>
    /// <param name="progress">Told once, at the end.</param>
    /// <param name="cancellation">Seen before and after training.</param>
    private static GrownForest Grow(
        TrainingTable fit,
        TrainingTable? stopping,
        TrainingTable? line,
        BoostingOptions options,
        Func<MLContext, IDataView, BoostingOptions, MicrosoftModel> train,
        IProgress<TreeGrown>? progress,
        CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var ml = new MLContext(Seed(options));
        var layout = new FeatureLayout(fit);
        if (layout.Features.Count == 0)
            throw new TrainingException("No column has a value in any row: there is nothing to learn from.");
        var data = LaidRow.Load(ml, fit, layout);
        var laid = Stopwatch.GetElapsedTime(started);

        cancellation.ThrowIfCancellationRequested();
        var model = train(ml, data, options);
        cancellation.ThrowIfCancellationRequested();
        var forest = model.Fold(layout, fit, model.Line ?? LineOf(model, layout, fit, line ?? fit));
        var losses = stopping is null ? [] : PrefixLosses.Of(forest, stopping);
        if (losses.Count > 0 && options.Patience > 0)
            forest = new Forest(forest.FeatureCount, forest.BaseMargin, [.. forest.Trees.Take(PrefixLosses.Best(losses))]);
        progress?.Report(new TreeGrown(forest.Trees.Count, options.Trees, losses.Count > 0 ? losses.Min() : double.NaN));
        return new GrownForest(forest, losses, laid, Stopwatch.GetElapsedTime(started) - laid);
    }

    private static (double Slope, double Intercept) LineOf(MicrosoftModel model, FeatureLayout layout, TrainingTable fit, TrainingTable rows) =>
        LogOdds.Fit(PrefixLosses.Margins(model.Fold(layout, fit, (1, 0)), rows), rows.Labels, rows.Weights);

    private static int Threads(BoostingOptions options) => options.Threads == 0 ? Environment.ProcessorCount : options.Threads;

    private static int Seed(BoostingOptions options) => (int)(options.Seed % int.MaxValue);
}
