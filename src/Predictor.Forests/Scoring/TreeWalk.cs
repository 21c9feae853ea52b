namespace Predictor.Forests.Scoring;

/// <summary>The plain walk of one row: the rules themselves, and the reference for every faster path.</summary>
internal static class TreeWalk
{
    /// <summary>Log-odds of a row.</summary>
    public static double Margin(Forest forest, ReadOnlySpan<float> row)
    {
        var margin = forest.BaseMargin;
        foreach (var tree in forest.Trees) margin += tree.LeafValue[FindLeaf(tree, row)];
        return margin;
    }

    /// <summary>The leaf that a row ends in.</summary>
    public static int FindLeaf(Tree tree, ReadOnlySpan<float> row)
    {
        if (tree.SplitCount == 0) return 0;

        var node = 0;
        while (node >= 0)
        {
            node = GoesLeft(tree, node, row[tree.Feature[node]]) ? tree.Left[node] : tree.Right[node];
        }

        return ~node;
    }

    /// <summary>Where a cell goes at a split: see the room's README for the rules in a table.</summary>
    public static bool GoesLeft(Tree tree, int split, float cell)
    {
        if (float.IsNaN(cell)) return tree.MissingGoesLeft[split];

        return tree.LeftCategories[split] is { } words ? HoldsCategory(words, cell) : cell <= tree.Threshold[split];
    }

    /// <summary>
    /// Whether a category's bit is set. A cell that is no code of the bitmap (below 0, fractional, beyond the last bit, infinite) is not in it;
    /// negative zero is code 0.
    /// </summary>
    public static bool HoldsCategory(ReadOnlySpan<uint> words, float cell)
    {
        if (!(cell >= 0 && cell < words.Length * 32)) return false;

        var code = (int)cell;
        return code == cell && ((words[code >> 5] >> (code & 31)) & 1) != 0;
    }
}
