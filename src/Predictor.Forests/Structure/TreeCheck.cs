namespace Predictor.Forests.Structure;

/// <summary>Whether a tree holds together, so that every walk behind it can trust its arrays.</summary>
internal static class TreeCheck
{
    /// <summary>The first thing wrong with a tree, naming the field, what was found and what was expected; null when it is sound.</summary>
    /// <remarks>O(splits + leaves); the walk from the root keeps its own stack, so that a chain of any length can be checked.</remarks>
    public static string? FindFault(Tree tree, int featureCount) =>
        FindLengthFault(tree) ?? FindNumberFault(tree, featureCount) ?? FindShapeFault(tree);

    private static string? FindLengthFault(Tree tree)
    {
        var splits = tree.SplitCount;
        return Length("threshold", tree.Threshold.Length, splits, "splits")
            ?? Length("missingGoesLeft", tree.MissingGoesLeft.Length, splits, "splits")
            ?? Length("left", tree.Left.Length, splits, "splits")
            ?? Length("right", tree.Right.Length, splits, "splits")
            ?? Length("leftCategories", tree.LeftCategories.Length, splits, "splits")
            ?? Length("splitCover", tree.SplitCover.Length, splits, "splits")
            ?? Length("leafValue", tree.LeafCount, splits + 1, "leaves, one more than there are splits")
            ?? Length("leafCover", tree.LeafCover.Length, splits + 1, "leaves, one more than there are splits");
    }

    private static string? Length(string field, int found, int expected, string what) =>
        found == expected ? null : Invariant($"{field} has {found} items where {expected} were expected ({what})");

    private static string? FindNumberFault(Tree tree, int featureCount)
    {
        for (var split = 0; split < tree.SplitCount; split++)
        {
            if ((uint)tree.Feature[split] >= (uint)featureCount)
            {
                return Invariant($"feature[{split}] is {tree.Feature[split]}; expected 0 to {featureCount - 1}");
            }

            if (!float.IsFinite(tree.Threshold[split]))
            {
                return Invariant($"threshold[{split}] is {tree.Threshold[split]}; expected a finite number");
            }

            if (tree.LeftCategories[split] is { } words && (words.Length == 0 || words.Length > Forest.MaximumCategoryWords))
            {
                return Invariant($"leftCategories[{split}] has {words.Length} words; expected 1 to {Forest.MaximumCategoryWords}, or null at a numeric split");
            }
        }

        return Covers("splitCover", tree.SplitCover) ?? Covers("leafCover", tree.LeafCover) ?? Finite("leafValue", tree.LeafValue);
    }

    private static string? Covers(string field, double[] covers)
    {
        var at = Array.FindIndex(covers, cover => !double.IsFinite(cover) || cover < 0);
        return at < 0 ? null : Invariant($"{field}[{at}] is {covers[at]}; expected a finite number of at least 0");
    }

    private static string? Finite(string field, double[] values)
    {
        var at = Array.FindIndex(values, value => !double.IsFinite(value));
        return at < 0 ? null : Invariant($"{field}[{at}] is {values[at]}; expected a finite number");
    }

    /// <summary>
    /// Every child exists and has one parent, and all are reached from the root. One parent each is not enough:
    /// two splits that are each other's child would form a ring beside the tree.
    /// </summary>
    private static string? FindShapeFault(Tree tree)
    {
        var splitReached = new bool[tree.SplitCount];
        var leafReached = new bool[tree.LeafCount];
        var open = new Stack<int>();
        var reached = 0;
        if (tree.SplitCount == 0) return null;

        splitReached[0] = true;
        open.Push(0);
        while (open.TryPop(out var split))
        {
            reached++;
            var fault = Visit("left", tree.Left[split]) ?? Visit("right", tree.Right[split]);
            if (fault is not null) return fault;

            string? Visit(string side, int child)
            {
                var isSplit = child >= 0;
                var seen = isSplit ? splitReached : leafReached;
                var at = isSplit ? child : ~child;
                if (at >= seen.Length)
                {
                    return Invariant($"{side}[{split}] is {child}; expected a split (1 to {splitReached.Length - 1}) or a leaf (-1 to {-leafReached.Length})");
                }

                if (seen[at])
                {
                    return Invariant($"{side}[{split}] is {child}, {(isSplit ? "split" : "leaf")} {at}, which is reached another way already; expected each once");
                }

                seen[at] = true;
                if (isSplit) open.Push(child);
                return null;
            }
        }

        var unreached = Array.IndexOf(splitReached, false);
        return unreached < 0 ? null : Invariant($"split {unreached} cannot be reached from the root; expected all {splitReached.Length} splits, found {reached}");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
