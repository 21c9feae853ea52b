using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
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
        Grow(fit, validation, options, progress, cancellation, (ml, data) =>
        {
            var model = ml.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
            {
                NumberOfTrees = options.Trees,
                NumberOfLeaves = options.Leaves,
                LearningRate = options.LearningRate,
                MinimumExampleCountPerLeaf = options.MinimumLeafRows,
                MaximumBinCountPerFeature = options.Bins,
                FeatureFraction = options.ColumnSampling,
                BaggingSize = options.RowSampling < 1 ? 1 : 0,
                BaggingExampleFraction = options.RowSampling,
                NumberOfThreads = options.Threads == 0 ? Environment.ProcessorCount : options.Threads,
                Seed = Seed(options),
                FeatureSelectionSeed = Seed(options),
                ExampleWeightColumnName = fit.Weights is null ? null : nameof(Row.Weight),
            }).Fit(data).Model;

            // Its own calibrator is exact by construction: p = 1 / (1 + exp(slope x score + offset)).
            return (model.SubModel.TrainedTreeEnsemble, (-model.Calibrator.Slope, -model.Calibrator.Offset));
        });

    public static GrownForest FastForest(TrainingTable fit, TrainingTable? validation, BoostingOptions options, IProgress<TreeGrown>? progress, CancellationToken cancellation) =>
        Grow(fit, validation: null, options, progress, cancellation, (ml, data) =>
        {
            var model = ml.BinaryClassification.Trainers.FastForest(new FastForestBinaryTrainer.Options
            {
                NumberOfTrees = options.Trees,
                NumberOfLeaves = options.Leaves,
                MinimumExampleCountPerLeaf = options.MinimumLeafRows,
                MaximumBinCountPerFeature = options.Bins,
                NumberOfThreads = options.Threads == 0 ? Environment.ProcessorCount : options.Threads,
                Seed = Seed(options),
                FeatureSelectionSeed = Seed(options),
                ExampleWeightColumnName = fit.Weights is null ? null : nameof(Row.Weight),
            }).Fit(data).Model;

            // A random forest's score is no log-odds: a line is laid through it, on the later rows where there are any.
            return (model.TrainedTreeEnsemble, null);
        }, lineFrom: validation);

    private static GrownForest Grow(
        TrainingTable fit,
        TrainingTable? validation,
        BoostingOptions options,
        IProgress<TreeGrown>? progress,
        CancellationToken cancellation,
        Func<MLContext, IDataView, (RegressionTreeEnsemble Ensemble, (double Slope, double Intercept)? Line)> train,
        TrainingTable? lineFrom = null)
    {
        var started = Stopwatch.GetTimestamp();
        var ml = new MLContext(Seed(options));
        var layout = new FeatureLayout(fit);
        var data = Load(ml, fit, layout);
        var laid = Stopwatch.GetElapsedTime(started);

        cancellation.ThrowIfCancellationRequested();
        var (ensemble, line) = train(ml, data);
        cancellation.ThrowIfCancellationRequested();
        var forest = Fold(ensemble, layout, fit, line ?? LineOf(ensemble, layout, fit, lineFrom ?? fit));
        var losses = validation is null ? [] : PrefixLosses.Of(forest, validation);
        if (losses.Count > 0 && options.Patience > 0)
            forest = new Forest(forest.FeatureCount, forest.BaseMargin, [.. forest.Trees.Take(PrefixLosses.Best(losses))]);
        progress?.Report(new TreeGrown(forest.Trees.Count, options.Trees, losses.Count > 0 ? losses.Min() : double.NaN));
        return new GrownForest(forest, losses, laid, Stopwatch.GetElapsedTime(started) - laid);
    }

    private static (double Slope, double Intercept) LineOf(RegressionTreeEnsemble ensemble, FeatureLayout layout, TrainingTable fit, TrainingTable rows) =>
        LogOdds.Fit(PrefixLosses.Margins(Fold(ensemble, layout, fit, (1, 0)), rows), rows.Labels, rows.Weights);

    private static Forest Fold(RegressionTreeEnsemble ensemble, FeatureLayout layout, TrainingTable fit, (double Slope, double Intercept) line) => new(
        fit.Columns.Count,
        line.Intercept + (line.Slope * ensemble.Bias),
        [.. ensemble.Trees.Select((tree, i) => TreeFolding.Fold(Plain(tree), layout, fit, line.Slope * ensemble.TreeWeights[i]))]);

    private static GrownTree Plain(RegressionTree tree) => tree.CategoricalSplitFlags.Any(flag => flag)
        ? throw new TrainingException("FastTree returned a split over several levels, though none was asked for.")
        : new GrownTree([.. tree.LteChild], [.. tree.GtChild], [.. tree.NumericalSplitFeatureIndexes], [.. tree.NumericalSplitThresholds], [.. tree.LeafValues]);

    private static IDataView Load(MLContext ml, TrainingTable rows, FeatureLayout layout)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, layout.Features.Count);
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, rows.Rows).Select(row =>
        {
            var (positions, values) = layout.Row(rows, row);
            return new Row
            {
                Label = rows.Labels[row] > 0,
                Weight = rows.Weights?[row] ?? 1,
                Features = new VBuffer<float>(layout.Features.Count, values.Length, values, positions),
            };
        }).ToArray(), schema);
    }

    private static int Seed(BoostingOptions options) => (int)(options.Seed % int.MaxValue);

    private sealed class Row
    {
        public bool Label { get; set; }

        public float Weight { get; set; }

        public VBuffer<float> Features { get; set; }
    }
}
