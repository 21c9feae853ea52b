namespace Predictor.Boosting.Growing;

/// <summary>
/// Which splits a tree keeps: leaf-wise, the leaf of greatest gain first, of equal ones the lowest leaf. A split's left child takes the leaf's number,
/// the right child the next free one.
/// </summary>
/// <param name="root">Leaf 0.</param>
/// <param name="most">Most leaves.</param>
internal sealed class LeafChoice(GrowingNode root, int most)
{
    private readonly List<Leaf> _leaves = [new Leaf(root, -1, false)];
    private readonly List<Leaf> _splits = [];

    /// <summary>The leaves so far, by number.</summary>
    public IReadOnlyList<Leaf> Leaves => _leaves;

    /// <summary>The splits kept, in order, each with its place in the tree.</summary>
    public IReadOnlyList<Leaf> Splits => _splits;

    /// <summary>The least gain of a split kept; infinite where none is.</summary>
    public double LeastGain => _splits.Count == 0 ? double.PositiveInfinity : _splits.Min(split => split.Node.Best.Gain);

    /// <summary>Splits that may still be kept.</summary>
    public int SplitsLeft => most - _leaves.Count;

    /// <summary>Keeps splits whose nodes are parted while the best leaf is one of them; false when the tree is done, true when the best leaf is to be parted.</summary>
    public bool Advance()
    {
        while (SplitsLeft > 0 && Best() is var best and >= 0)
        {
            var leaf = _leaves[best];
            if (!leaf.Node.IsParted)
            {
                return true;
            }

            _leaves[best] = new Leaf(leaf.Node.Left!, _splits.Count, IsLeftChild: true);
            _leaves.Add(new Leaf(leaf.Node.Right!, _splits.Count, IsLeftChild: false));
            _splits.Add(leaf);
        }

        return false;
    }

    /// <summary>
    /// Nodes to part next: the best leaf, and those that gain most after it where they gain enough to be kept by all appearances.
    /// </summary>
    /// <param name="nodes">All nodes so far.</param>
    /// <param name="enough">Gain that is likely to be kept.</param>
    /// <param name="mostAtOnce">How many at most.</param>
    public List<GrowingNode> Next(List<GrowingNode> nodes, double enough, int mostAtOnce)
    {
        var best = _leaves[Best()].Node;
        return
        [
            best,
            .. nodes.Where(node => node != best && node.Best.Found && node.Best.Gain >= enough && !node.IsParted)
                .OrderByDescending(node => node.Best.Gain)
                .Take(Math.Min(mostAtOnce, SplitsLeft) - 1),
        ];
    }

    private int Best()
    {
        var best = -1;
        for (var leaf = 0; leaf < _leaves.Count; leaf++)
        {
            var split = _leaves[leaf].Node.Best;
            if (split.Found && (best < 0 || split.Gain > _leaves[best].Node.Best.Gain))
            {
                best = leaf;
            }
        }

        return best;
    }

    /// <param name="Node">What it is.</param>
    /// <param name="Parent">Split above, -1 at the root.</param>
    /// <param name="IsLeftChild">On which side of it.</param>
    internal readonly record struct Leaf(GrowingNode Node, int Parent, bool IsLeftChild);
}
