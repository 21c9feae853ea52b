using System.Runtime.InteropServices;
using Predictor.Forests.Scoring;
using Predictor.Forests.Structure;

namespace Predictor.Forests.Explaining;

/// <summary>Lays trees out for contributions, one behind the other. O(splits) a tree whatever its shape.</summary>
/// <param name="slots">Slot by feature.</param>
/// <param name="slotCount">How many features are used.</param>
internal sealed class TreeLayout(int[] slots, int slotCount)
{
    private const int None = -1;

    private readonly Dictionary<int, QuadratureRule> _rules = [];
    private readonly int[] _openBySlot = [.. Enumerable.Repeat(None, slotCount)];

    public List<ExplainedTree> Trees { get; } = [];

    public List<ExplainedSplit> Splits { get; } = [];

    public List<double> LeafValues { get; } = [];

    public List<uint> Words { get; } = [];

    public void Add(Tree tree, int number)
    {
        var order = SplitOrder.RootFirst(tree);
        var (firstSplit, firstLeaf) = (Splits.Count, LeafValues.Count);
        AddSplits(tree, order);
        var features = LinkFeatures(CollectionsMarshal.AsSpan(Splits)[firstSplit..]);
        if (features > ExplainedForest.MaximumPathFeatures)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"tree {number}: one path tests {features} features; contributions are computed for at most {ExplainedForest.MaximumPathFeatures}."));
        }

        Trees.Add(new ExplainedTree(firstSplit, order.Length, firstLeaf, RuleFor(features)));
    }

    private QuadratureRule RuleFor(int features)
    {
        var steps = QuadratureRule.StepsFor(features);
        if (!_rules.TryGetValue(steps, out var rule)) _rules[steps] = rule = QuadratureRule.For(features);
        return rule;
    }

    private void AddSplits(Tree tree, int[] order)
    {
        var places = new int[order.Length];
        for (var place = 0; place < order.Length; place++) places[order[place]] = place;

        var leaves = 0;
        foreach (var split in order)
        {
            var (left, right) = Covers.Shares(tree, split);
            Splits.Add(new ExplainedSplit
            {
                LeftShare = left,
                RightShare = right,
                LeftWeight = left,
                RightWeight = right,
                Test = PackedNode.Split(tree, split, 0, Words),
                LeftNode = Place(tree.Left[split]),
                RightNode = Place(tree.Right[split]),
                Slot = slots[tree.Feature[split]],
                Above = None,
            });
        }

        int Place(int child)
        {
            if (child >= 0) return places[child];

            LeafValues.Add(tree.LeafValue[~child]);
            return order.Length + leaves++;
        }
    }

    /// <summary>
    /// Finds for every split the nearest one above that tests the same feature, and multiplies its weights in; returns the most features on a path.
    /// Going root first, a split stays open until its last descendant: the open ones are the path, and of each feature the latest is remembered.
    /// </summary>
    private int LinkFeatures(Span<ExplainedSplit> splits)
    {
        var open = new Stack<(int Split, int End)>();
        var ends = SubtreeEnds(splits);
        var (features, most) = (0, 0);
        for (var at = 0; at < splits.Length; at++)
        {
            while (open.TryPeek(out var last) && last.End <= at) Close(splits, open.Pop().Split);

            ref var split = ref splits[at];
            var above = _openBySlot[split.Slot];
            if (above == None)
            {
                features++;
                most = Math.Max(most, features);
            }
            else
            {
                var isRight = at >= splits[above].RightNode;
                var weight = isRight ? splits[above].RightWeight : splits[above].LeftWeight;
                split.LeftWeight *= weight;
                split.RightWeight *= weight;
                split.Above = 2 * above + (isRight ? 1 : 0);
            }

            _openBySlot[split.Slot] = at;
            open.Push((at, ends[at]));
        }

        while (open.TryPop(out var last)) Close(splits, last.Split);
        return most;

        void Close(Span<ExplainedSplit> splits, int at)
        {
            var above = splits[at].Above;
            _openBySlot[splits[at].Slot] = above < 0 ? None : above >> 1;
            if (above < 0) features--;
        }
    }

    /// <summary>By split, the place behind its last descendant.</summary>
    private static int[] SubtreeEnds(ReadOnlySpan<ExplainedSplit> splits)
    {
        var ends = new int[splits.Length];
        for (var at = splits.Length - 1; at >= 0; at--)
        {
            var (left, right) = (splits[at].LeftNode, splits[at].RightNode);
            ends[at] = right < splits.Length ? ends[right] : left < splits.Length ? ends[left] : at + 1;
        }

        return ends;
    }
}
