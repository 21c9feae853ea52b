using System.Runtime.CompilerServices;
using Predictor.Forests.Rows;
using Predictor.Forests.Structure;

namespace Predictor.Forests.Scoring;

/// <summary>Lays a forest out as bit vectors, where its trees are small enough for that to be the fastest.</summary>
internal static class BitVectorLayout
{
    public const int MostLeaves = 64;

    /// <summary>Most bytes of tables. A forest of 100 trees of 31 leaves takes about 100 KiB and 0.5 KiB a threshold and code.</summary>
    private const long MostBytes = 16L << 20;

    /// <summary>For margins: a split rules out the leaves on its left. Null where a tree has more leaves than a word has bits, or the tables would be large: those forests are walked.</summary>
    /// <remarks>O(splits x entries of their column), an entry being a threshold or a code.</remarks>
    public static BitVectorForest? LayOut(Forest forest) => LayOut(forest, NumberLeaves);

    /// <summary>
    /// For contributions: bit b of a tree's word is left where the row goes left at split b, splits level by level as <see cref="SplitOrder"/> has them.
    /// Leaf values are of no use there. Null as for margins.
    /// </summary>
    public static BitVectorForest? LayOutSides(Forest forest) => LayOut(forest, NumberSplits);

    private static BitVectorForest? LayOut(Forest forest, Func<Tree, ArraySegment<double>, ulong[]> number)
    {
        var leaves = 0;
        foreach (var tree in forest.Trees) leaves = Math.Max(leaves, tree.LeafCount);
        if (leaves > MostLeaves || forest.Trees.Count == 0) return null;

        var leafBits = leaves > 32 ? 64 : 32;
        var groupBits = 64L * BitVectorForest.EntryWords;
        var groups = (forest.Trees.Count * leafBits + groupBits - 1) / groupBits;
        var room = MostBytes / (8L * BitVectorForest.EntryWords * groups);
        var splits = ByColumn(forest);
        var columns = new List<BitVectorColumn>();
        var thresholds = new List<float>();
        long entries = 0;
        foreach (var ((isCategory, feature), column) in splits)
        {
            var first = thresholds.Count;
            var count = isCategory ? Codes(forest, column) : AddThresholds(forest, column, thresholds);
            columns.Add(new BitVectorColumn(feature, isCategory, (int)entries, isCategory ? 0 : first, count));
            entries += count + 2L;
            if (entries > room) return null;
        }

        var laidOut = new BitVectorForest
        {
            BaseMargin = forest.BaseMargin,
            Width = forest.FeatureCount,
            TreeCount = forest.Trees.Count,
            LeafBits = leafBits,
            Columns = [.. columns],
            Thresholds = [.. thresholds],
            EntryCount = (int)entries,
            Bits = new AlignedArray<ulong>((int)(groups * entries * BitVectorForest.EntryWords)),
            Values = new double[forest.Trees.Count * leafBits],
        };
        laidOut.Bits.Span.Fill(ulong.MaxValue);
        var ruledOut = new ulong[forest.Trees.Count][];
        for (var tree = 0; tree < ruledOut.Length; tree++)
            ruledOut[tree] = number(forest.Trees[tree], new ArraySegment<double>(laidOut.Values, tree * leafBits, leafBits));
        for (var column = 0; column < columns.Count; column++)
        {
            foreach (var (tree, split) in splits.Values[column])
                RuleOut(laidOut, laidOut.Columns[column], forest.Trees[tree], tree, split, ~ruledOut[tree][split]);
        }

        return laidOut;
    }

    /// <summary>Splits by what they test, numeric columns first.</summary>
    private static SortedList<(bool IsCategory, int Feature), List<(int Tree, int Split)>> ByColumn(Forest forest)
    {
        var columns = new SortedList<(bool, int), List<(int, int)>>();
        for (var at = 0; at < forest.Trees.Count; at++)
        {
            var tree = forest.Trees[at];
            for (var split = 0; split < tree.SplitCount; split++)
            {
                var key = (tree.LeftCategories[split] is not null, tree.Feature[split]);
                if (!columns.TryGetValue(key, out var splits)) columns[key] = splits = [];
                splits.Add((at, split));
            }
        }

        return columns;
    }

    /// <summary>Codes that some split's bitmap has a bit for.</summary>
    private static int Codes(Forest forest, List<(int Tree, int Split)> splits)
    {
        var words = 0;
        foreach (var (tree, split) in splits) words = Math.Max(words, forest.Trees[tree].LeftCategories[split]!.Length);
        return 32 * words;
    }

    /// <summary>Distinct thresholds, rising, as <see cref="BitVectorForest.Thresholds"/> has them; returns how many. Negative zero is zero.</summary>
    private static int AddThresholds(Forest forest, List<(int Tree, int Split)> splits, List<float> thresholds)
    {
        const int Lanes = BitVectorForest.Lanes;
        var all = new float[splits.Count];
        for (var at = 0; at < all.Length; at++) all[at] = forest.Trees[splits[at].Tree].Threshold[splits[at].Split];
        Array.Sort(all);
        var count = 0;
        foreach (var threshold in all)
        {
            if (count == 0 || all[count - 1] != threshold) all[count++] = threshold;
        }

        var distinct = all.AsSpan(0, count);
        if (distinct.Length > BitVectorForest.MostSummarised)
        {
            thresholds.AddRange(distinct);
            return distinct.Length;
        }

        for (var last = Lanes - 1; last < BitVectorForest.MostSummarised; last += Lanes) thresholds.Add(last < distinct.Length ? distinct[last] : float.PositiveInfinity);
        thresholds.AddRange(distinct);
        thresholds.AddRange(Enumerable.Repeat(float.PositiveInfinity, 2 * Lanes - distinct.Length % Lanes));
        return distinct.Length;
    }

    /// <summary>Puts leaf values in order from left to right; returns, by split, the bits of the leaves on its left.</summary>
    private static ulong[] NumberLeaves(Tree tree, ArraySegment<double> values)
    {
        var left = new ulong[tree.SplitCount];
        if (tree.SplitCount == 0)
        {
            values[0] = tree.LeafValue[0];
            return left;
        }

        // A split is met twice: first its left side is numbered, then, with the number its leaves began at in hand, its right side.
        var open = new Stack<(int Node, int From)>([(0, -1)]);
        var next = 0;
        while (open.TryPop(out var at))
        {
            if (at.Node < 0)
            {
                values[next++] = tree.LeafValue[~at.Node];
            }
            else if (at.From < 0)
            {
                open.Push((at.Node, next));
                open.Push((tree.Left[at.Node], -1));
            }
            else
            {
                left[at.Node] = (1UL << next) - (1UL << at.From);
                open.Push((tree.Right[at.Node], -1));
            }
        }

        return left;
    }

    /// <summary>Each split has the bit of its place, level by level.</summary>
    private static ulong[] NumberSplits(Tree tree, ArraySegment<double> values)
    {
        var bits = new ulong[tree.SplitCount];
        var order = SplitOrder.LevelByLevel(tree);
        for (var place = 0; place < order.Length; place++) bits[order[place]] = 1UL << place;
        return bits;
    }

    /// <summary>Takes what a split rules out out of every entry of its column that goes right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RuleOut(BitVectorForest forest, BitVectorColumn column, Tree tree, int number, int split, ulong kept)
    {
        var (group, place) = Math.DivRem(number, forest.TreesInGroup);
        var isLong = forest.LeafBits == 64;
        var word = isLong ? place : place >> 1;
        if (!isLong) kept = (place & 1) == 0 ? kept | 0xFFFF_FFFF_0000_0000 : (kept << 32) | uint.MaxValue;

        var bits = forest.Bits.Span[((group * forest.EntryCount + column.FirstEntry) * BitVectorForest.EntryWords + word)..];
        if (column.IsCategory)
        {
            var words = tree.LeftCategories[split]!;
            for (var code = 0; code <= column.Count; code++)
            {
                if (code >= words.Length * 32 || (words[code >> 5] >> (code & 31) & 1) == 0) bits[code * BitVectorForest.EntryWords] &= kept;
            }
        }
        else
        {
            var first = column.FirstThreshold + (column.Count > BitVectorForest.MostSummarised ? 0 : BitVectorForest.Lanes);
            var rank = forest.Thresholds.AsSpan(first, column.Count).BinarySearch(tree.Threshold[split]);
            while (++rank <= column.Count) bits[rank * BitVectorForest.EntryWords] &= kept;
        }

        if (!tree.MissingGoesLeft[split]) bits[(column.Count + 1) * BitVectorForest.EntryWords] &= kept;
    }
}
