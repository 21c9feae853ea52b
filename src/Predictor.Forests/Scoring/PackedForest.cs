using Predictor.Forests.Structure;

namespace Predictor.Forests.Scoring;

/// <summary>
/// All trees in contiguous arrays, for scoring many rows.
/// <code>
/// nodes   | tree 0: root | its two children | two of one of them | ... | tree 1: root | ...
/// values  |     leaf value by node, 0 at splits                               ...
/// words   | count, word, word | count, word | ...      bitmaps of categorical splits
/// </code>
/// </summary>
internal sealed class PackedForest
{
    private PackedForest(double baseMargin, int width, PackedTree[] trees, PackedNode[] nodes, double[] values, uint[] words)
    {
        BaseMargin = baseMargin;
        Width = width;
        Trees = trees;
        Nodes = nodes;
        Values = values;
        Words = words;
    }

    public double BaseMargin { get; }

    /// <summary>Cells a row.</summary>
    public int Width { get; }

    public PackedTree[] Trees { get; }

    public PackedNode[] Nodes { get; }

    public double[] Values { get; }

    public uint[] Words { get; }

    public static PackedForest Pack(Forest forest)
    {
        var size = forest.Trees.Sum(tree => tree.SplitCount + tree.LeafCount);
        var nodes = new PackedNode[size];
        var values = new double[size];
        var words = new List<uint>();
        var trees = new PackedTree[forest.Trees.Count];
        var root = 0;
        for (var at = 0; at < trees.Length; at++)
        {
            var tree = forest.Trees[at];
            trees[at] = new PackedTree(root, SplitOrder.Depth(tree), Array.Exists(tree.LeftCategories, bitmap => bitmap is not null));
            PackTree(tree, root, nodes, values, words);
            root += tree.SplitCount + tree.LeafCount;
        }

        return new PackedForest(forest.BaseMargin, forest.FeatureCount, trees, nodes, values, [.. words]);
    }

    private static void PackTree(Tree tree, int root, PackedNode[] nodes, double[] values, List<uint> words)
    {
        if (tree.SplitCount == 0)
        {
            PackLeaf(root, tree.LeafValue[0]);
            return;
        }

        var places = new int[tree.SplitCount];
        places[0] = root;
        var next = root + 1;
        foreach (var split in SplitOrder.RootFirst(tree))
        {
            nodes[places[split]] = PackedNode.Split(tree, split, next, words);
            PackChild(tree.Left[split]);
            PackChild(tree.Right[split]);
        }

        void PackChild(int child)
        {
            if (child >= 0) places[child] = next;
            else PackLeaf(next, tree.LeafValue[~child]);
            next++;
        }

        void PackLeaf(int place, double value)
        {
            nodes[place] = PackedNode.Leaf(place);
            values[place] = value;
        }
    }
}
