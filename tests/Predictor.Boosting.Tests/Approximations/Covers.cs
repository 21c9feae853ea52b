using Predictor.Forests;

namespace Predictor.Boosting.Tests.Approximations;

/// <summary>Covers by walking rows, one at a time.</summary>
internal static class Covers
{
    /// <summary>The tree with the number of rows that it sends to each split and leaf.</summary>
    public static Tree Recount(Tree tree, float[][] rows)
    {
        var splits = new double[tree.SplitCover.Length];
        var leaves = new double[tree.LeafCover.Length];
        foreach (var row in rows)
        {
            var node = tree.Feature.Length == 0 ? ~0 : 0;
            while (node >= 0)
            {
                splits[node]++;
                node = GoesLeft(tree, node, row[tree.Feature[node]]) ? tree.Left[node] : tree.Right[node];
            }

            leaves[~node]++;
        }

        return new Tree
        {
            Feature = tree.Feature,
            Threshold = tree.Threshold,
            MissingGoesLeft = tree.MissingGoesLeft,
            Left = tree.Left,
            Right = tree.Right,
            LeftCategories = tree.LeftCategories,
            SplitCover = splits,
            LeafCover = leaves,
            LeafValue = tree.LeafValue,
        };
    }

    private static bool GoesLeft(Tree tree, int split, float cell) => float.IsNaN(cell)
        ? tree.MissingGoesLeft[split]
        : tree.LeftCategories[split] is { } codes
            ? (int)cell / 32 < codes.Length && (codes[(int)cell / 32] >> ((int)cell % 32) & 1) != 0
            : cell <= tree.Threshold[split];
}
