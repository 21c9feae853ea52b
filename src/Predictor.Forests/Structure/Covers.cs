namespace Predictor.Forests.Structure;

/// <summary>How the rows of a split divide between its children, and means weighted so.</summary>
internal static class Covers
{
    /// <summary>
    /// Shares of the rows at a split that go to its left and to its right child: each child's cover over the sum of both
    /// (not over the split's own, which rounding in another trainer may have moved). Where both are 0, one half each.
    /// </summary>
    /// <remarks>Halved first, so that the sum of two finite covers is finite.</remarks>
    public static (double Left, double Right) Shares(Tree tree, int split)
    {
        var left = Of(tree, tree.Left[split]) / 2;
        var right = Of(tree, tree.Right[split]) / 2;
        var both = left + right;
        return both > 0 ? (left / both, right / both) : (0.5, 0.5);
    }

    /// <summary>
    /// Mean leaf value of a tree, weighted by the product of shares on the way to each leaf: for each split, children first,
    /// left share x left mean + right share x right mean.
    /// </summary>
    public static double ExpectedValue(Tree tree)
    {
        if (tree.SplitCount == 0) return tree.LeafValue[0];

        var splits = SplitOrder.RootFirst(tree);
        var means = new double[tree.SplitCount];
        for (var position = splits.Length - 1; position >= 0; position--)
        {
            var split = splits[position];
            var (left, right) = Shares(tree, split);
            means[split] = left * Mean(tree.Left[split]) + right * Mean(tree.Right[split]);
        }

        return means[0];

        double Mean(int child) => child >= 0 ? means[child] : tree.LeafValue[~child];
    }

    private static double Of(Tree tree, int child) => child >= 0 ? tree.SplitCover[child] : tree.LeafCover[~child];
}
