namespace Predictor.Boosting.Growing;

/// <summary>A tree just grown, and where its rows are.</summary>
internal sealed class GrownTree
{
    /// <param name="choice">Its splits and leaves.</param>
    /// <param name="labels">How many labels rows may have.</param>
    /// <param name="value">A leaf's.</param>
    public GrownTree(LeafChoice choice, int labels, Func<GrowingNode, double> value)
    {
        Tree = Assemble(choice, value);
        ValueOfLabel = new float[labels];
        for (var leaf = 0; leaf < choice.Leaves.Count; leaf++)
        {
            Spread(choice.Leaves[leaf].Node, (float)Tree.LeafValue[leaf]);
        }
    }

    public BinnedTree Tree { get; }

    /// <summary>By a row's label, the value of the leaf that it is in.</summary>
    public float[] ValueOfLabel { get; }

    /// <summary>Rows below a leaf, which were parted in vain, are the leaf's.</summary>
    private void Spread(GrowingNode node, float value)
    {
        ValueOfLabel[node.Label] = value;
        if (node.IsParted)
        {
            Spread(node.Left!, value);
            Spread(node.Right!, value);
        }
    }

    private static BinnedTree Assemble(LeafChoice choice, Func<GrowingNode, double> value)
    {
        var left = new int[choice.Splits.Count];
        var right = new int[choice.Splits.Count];
        for (var split = 0; split < left.Length; split++)
        {
            Link(choice.Splits[split], split);
        }

        for (var leaf = 0; leaf < choice.Leaves.Count; leaf++)
        {
            Link(choice.Leaves[leaf], ~leaf);
        }

        return new BinnedTree
        {
            Splits = [.. choice.Splits.Select(split => split.Node.Best)],
            Left = left,
            Right = right,
            SplitCover = [.. choice.Splits.Select(split => (double)split.Node.Sums.Rows)],
            LeafCover = [.. choice.Leaves.Select(leaf => (double)leaf.Node.Sums.Rows)],
            LeafValue = [.. choice.Leaves.Select(leaf => value(leaf.Node))],
        };

        void Link(LeafChoice.Leaf of, int child)
        {
            if (of.Parent >= 0)
            {
                (of.IsLeftChild ? left : right)[of.Parent] = child;
            }
        }
    }
}
