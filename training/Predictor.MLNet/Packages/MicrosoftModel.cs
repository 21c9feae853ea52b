using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using Predictor.Boosting;
using Predictor.Forests;
using Predictor.MLNet.Folding;

namespace Predictor.MLNet.Packages;

/// <summary>What Microsoft.ML has trained.</summary>
/// <param name="Transformer">Scores rows by itself: `Score`, and `Probability` where it is calibrated.</param>
/// <param name="Trees">The trees in it.</param>
/// <param name="Line">From its score to log-odds, where its own calibrator says so.</param>
internal sealed record MicrosoftModel(ITransformer Transformer, IReadOnlyList<RegressionTreeBase> Trees, (double Slope, double Intercept)? Line)
{
    /// <summary>
    /// As a forest. The score is the plain sum of the leaves that a row ends in: the ensemble's bias and weights, 0 and 1 in what these trainers train, take no part in it
    /// (InternalTreeEnsemble.GetOutput).
    /// </summary>
    /// <param name="layout">What its features stand for.</param>
    /// <param name="fit">What it was trained on.</param>
    /// <param name="line">From its score to log-odds.</param>
    public Forest Fold(FeatureLayout layout, TrainingTable fit, (double Slope, double Intercept) line) => new(
        fit.Columns.Count, line.Intercept, [.. Trees.Select(tree => TreeFolding.Fold(Plain(tree), layout, fit, line.Slope))]);

    /// <summary>A tree without a split scores 0, whatever its leaf says (InternalRegressionTree.GetOutput).</summary>
    private static GrownTree Plain(RegressionTreeBase tree)
    {
        if (tree.CategoricalSplitFlags.Any(flag => flag))
            throw new TrainingException("FastTree returned a split over several levels, though none was asked for.");
        double[] leaves = tree.NumberOfNodes == 0 ? [0] : [.. tree.LeafValues];
        return new GrownTree([.. tree.LeftChild], [.. tree.RightChild], [.. tree.NumericalSplitFeatureIndexes], [.. tree.NumericalSplitThresholds], leaves);
    }
}
