namespace Predictor.Forests.Structure;

/// <summary>Orders in which a sound tree's splits are gone through without recursion.</summary>
internal static class SplitOrder
{
    /// <summary>All splits, each before its children, the left side's before the right side's.</summary>
    public static int[] RootFirst(Tree tree)
    {
        var order = new int[tree.SplitCount];
        var open = new Stack<int>();
        if (tree.SplitCount > 0) open.Push(0);

        for (var position = 0; open.TryPop(out var split); position++)
        {
            order[position] = split;
            if (tree.Right[split] >= 0) open.Push(tree.Right[split]);
            if (tree.Left[split] >= 0) open.Push(tree.Left[split]);
        }

        return order;
    }

    /// <summary>All splits, each level before the next, from left to right.</summary>
    public static int[] LevelByLevel(Tree tree)
    {
        var order = new int[tree.SplitCount];
        var count = Math.Min(1, order.Length);
        for (var position = 0; position < count; position++)
        {
            var split = order[position];
            if (tree.Left[split] >= 0) order[count++] = tree.Left[split];
            if (tree.Right[split] >= 0) order[count++] = tree.Right[split];
        }

        return order;
    }

    /// <summary>Splits on the longest way from the root to a leaf.</summary>
    public static int Depth(Tree tree)
    {
        var depths = new int[tree.SplitCount];
        var deepest = 0;
        foreach (var split in RootFirst(tree))
        {
            var depth = depths[split] + 1;
            deepest = Math.Max(deepest, depth);
            if (tree.Left[split] >= 0) depths[tree.Left[split]] = depth;
            if (tree.Right[split] >= 0) depths[tree.Right[split]] = depth;
        }

        return deepest;
    }
}
