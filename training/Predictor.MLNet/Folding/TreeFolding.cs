using Predictor.Boosting;
using Predictor.Forests;

namespace Predictor.MLNet.Folding;

/// <summary>Trees over FastTree's features into trees over the columns, with the rows that reach each node counted.</summary>
internal static class TreeFolding
{
    /// <param name="grown">The tree.</param>
    /// <param name="layout">What its features stand for.</param>
    /// <param name="rows">What it was grown from.</param>
    /// <param name="scale">Multiplies leaf values, so that they become log-odds.</param>
    public static Tree Fold(GrownTree grown, FeatureLayout layout, TrainingTable rows, double scale)
    {
        var splits = grown.Feature.Length;
        var tree = new Tree
        {
            Feature = new int[splits],
            Threshold = new float[splits],
            MissingGoesLeft = new bool[splits],
            Left = new int[splits],
            Right = new int[splits],
            LeftCategories = new uint[splits][],
            SplitCover = new double[splits],
            LeafCover = new double[grown.Leaf.Length],
            LeafValue = [.. grown.Leaf.Select(value => value * scale)],
        };
        for (var split = 0; split < splits; split++)
        {
            Fold(grown, split, layout.Features[grown.Feature[split]], tree);
        }

        Cover(tree, rows);
        return tree;
    }

    private static void Fold(GrownTree grown, int split, LaidFeature feature, Tree tree)
    {
        tree.Feature[split] = feature.Column;
        (tree.Left[split], tree.Right[split]) = (grown.Lte[split], grown.Gt[split]);
        if (feature.Kind == FeatureKind.Level)
        {
            // The level itself is greater than the threshold, all else is not: the level goes left here, what is unseen or missing right.
            (tree.Left[split], tree.Right[split]) = (grown.Gt[split], grown.Lte[split]);
            var bits = new uint[(feature.Level / 32) + 1];
            bits[feature.Level / 32] |= 1u << (feature.Level % 32);
            tree.LeftCategories[split] = bits;
            return;
        }

        // A threshold beyond the known cells parts them from the missing ones, whatever number comes later.
        var threshold = grown.Threshold[split];
        tree.MissingGoesLeft[split] = feature.Kind == FeatureKind.MissingBelow;
        tree.Threshold[split] = feature.Kind switch
        {
            FeatureKind.MissingAbove when threshold >= feature.Most => float.MaxValue,
            FeatureKind.MissingBelow when threshold < feature.Least => float.MinValue,
            _ => threshold,
        };
    }

    private static void Cover(Tree tree, TrainingTable rows)
    {
        for (var row = 0; row < rows.Rows; row++)
        {
            var weight = rows.Weights?[row] ?? 1;
            var node = tree.SplitCount == 0 ? ~0 : 0;
            while (node >= 0)
            {
                tree.SplitCover[node] += weight;
                node = GoesLeft(tree, node, rows.Columns[tree.Feature[node]].Cells[row]) ? tree.Left[node] : tree.Right[node];
            }

            tree.LeafCover[~node] += weight;
        }
    }

    private static bool GoesLeft(Tree tree, int split, float cell)
    {
        if (float.IsNaN(cell))
            return tree.MissingGoesLeft[split];
        if (tree.LeftCategories[split] is not { } bits)
            return cell <= tree.Threshold[split];
        var code = (int)cell;
        return code / 32 < bits.Length && (bits[code / 32] >> (code % 32) & 1) == 1;
    }
}
