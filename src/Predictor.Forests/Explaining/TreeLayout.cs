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

    public List<SplitWeights> Weights { get; } = [];

    public List<SplitFactors> Factors { get; } = [];

    public List<uint> Words { get; } = [];

    public void Add(Tree tree, int number)
    {
        var order = SplitOrder.RootFirst(tree);
        var (firstSplit, firstFactors) = (Splits.Count, Factors.Count);
        AddSplits(tree, order);
        var features = LinkFeatures(CollectionsMarshal.AsSpan(Splits)[firstSplit..], CollectionsMarshal.AsSpan(Weights)[firstSplit..]);
        if (features > ExplainedForest.MaximumPathFeatures)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"tree {number}: one path tests {features} features; contributions are computed for at most {ExplainedForest.MaximumPathFeatures}."));
        }

        var rule = RuleFor(features);
        AddFactors(CollectionsMarshal.AsSpan(Weights)[firstSplit..], rule);
        Trees.Add(new ExplainedTree(number, firstSplit, order.Length, firstFactors, rule));
    }

    /// <summary>
    /// Works the factors out, where they are few: of a long path they would take memory
    /// with the square of its length, and are made anew for each step instead.
    /// </summary>
    private void AddFactors(ReadOnlySpan<SplitWeights> weights, QuadratureRule rule)
    {
        if (rule.Steps.Length > ExplainedTree.MostTabledSteps) return;

        var factors = new SplitFactors[weights.Length];
        foreach (var lanes in rule.Steps)
        {
            SplitFactors.Fill(weights, lanes, factors);
            Factors.AddRange(factors);
        }
    }

    private static double Value(Tree tree, int child) => child >= 0 ? 1 : tree.LeafValue[~child];

    private QuadratureRule RuleFor(int features)
    {
        var points = QuadratureRule.PointsFor(features);
        if (!_rules.TryGetValue(points, out var rule)) _rules[points] = rule = QuadratureRule.For(features);
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
                LeftShare = left * Value(tree, tree.Left[split]),
                RightShare = right * Value(tree, tree.Right[split]),
                Test = PackedNode.Split(tree, split, 0, Words),
                LeftNode = Place(tree.Left[split]),
                RightNode = Place(tree.Right[split]),
                Slot = slots[tree.Feature[split]],
                Above = None,
            });
            Weights.Add(new SplitWeights
            {
                Left = left,
                Right = right,
                LeftValue = Value(tree, tree.Left[split]),
                RightValue = Value(tree, tree.Right[split]),
                Above = 1,
            });
        }

        int Place(int child)
        {
            return child >= 0 ? places[child] : order.Length + leaves++;
        }
    }

    /// <summary>
    /// Finds for every split the nearest one above that tests the same feature, and multiplies its weights in; returns the most features on a path.
    /// Going root first, a split stays open until its last descendant: the open ones are the path, and of each feature the latest is remembered.
    /// </summary>
    private int LinkFeatures(Span<ExplainedSplit> splits, Span<SplitWeights> weights)
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
                ref var weight = ref weights[at];
                weight.Above = isRight ? weights[above].Right : weights[above].Left;
                weight.Left *= weight.Above;
                weight.Right *= weight.Above;
                split.Above = 2 * above + (isRight ? 1 : 0);
                split.AboveLeft = splits[above].AboveLeft | (isRight ? 0 : 1UL << above);
                split.AboveRight = splits[above].AboveRight | (isRight ? 1UL << above : 0);
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
