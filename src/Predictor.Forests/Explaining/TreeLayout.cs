using System.Runtime.InteropServices;
using Predictor.Forests.Scoring;
using Predictor.Forests.Structure;

namespace Predictor.Forests.Explaining;

/// <summary>
/// Lays trees out for contributions, one behind the other. O(splits) a tree whatever its shape. Splits lie level by level: those that follow each other are seldom
/// parent and child, so that one need not wait for the other.
/// </summary>
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

    public List<RepeatedSplit> Repeated { get; } = [];

    public List<ShareFactors> Factors { get; } = [];

    public List<PackedNode> Tests { get; } = [];

    public List<uint> Words { get; } = [];

    public void Add(Tree tree, int number)
    {
        var order = SplitOrder.LevelByLevel(tree);
        var (firstSplit, firstLeaf, firstRepeated, firstFactors) = (Splits.Count, LeafValues.Count, Repeated.Count, Factors.Count);
        AddSplits(tree, order);
        var features = LinkFeatures(CollectionsMarshal.AsSpan(Splits)[firstSplit..], firstRepeated);
        if (features > ExplainedForest.MaximumPathFeatures)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"tree {number}: one path tests {features} features; contributions are computed for at most {ExplainedForest.MaximumPathFeatures}."));
        }

        var laidOut = new ExplainedTree(number, firstSplit, order.Length, firstLeaf, firstRepeated, Repeated.Count - firstRepeated, firstFactors, RuleFor(features));
        AddFactors(laidOut);
        Trees.Add(laidOut);
    }

    /// <summary>
    /// Works the factors out, where they are few: of a long path they could take memory
    /// with the square of its length, and are made anew for each step instead.
    /// </summary>
    private void AddFactors(ExplainedTree tree)
    {
        if (!tree.HasFactors) return;

        var factors = new ShareFactors[tree.FactorCount];
        foreach (var lanes in tree.Rule.Steps)
        {
            ShareFactors.Fill(CollectionsMarshal.AsSpan(Repeated)[tree.FirstRepeated..], lanes, factors);
            Factors.AddRange(factors);
        }
    }

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

        var firstLeaf = LeafValues.Count;
        foreach (var split in order)
        {
            var (left, right) = Covers.Shares(tree, split);
            Splits.Add(new ExplainedSplit
            {
                LeftShare = left,
                RightShare = right,
                LeftNode = Place(tree.Left[split]),
                RightNode = Place(tree.Right[split]),
                Slot = slots[tree.Feature[split]],
                Factors = ShareFactors.First,
            });
            Tests.Add(PackedNode.Split(tree, split, 0, Words));
        }

        int Place(int child)
        {
            if (child >= 0) return places[child];

            LeafValues.Add(tree.LeafValue[~child]);
            return order.Length + LeafValues.Count - 1 - firstLeaf;
        }
    }

    /// <summary>
    /// Finds for every split the nearest one above that tests the same feature; returns the most features on a path.
    /// Going down the left side and then the right of every split, of each feature the latest split still open is remembered, and the side that we are on.
    /// </summary>
    private int LinkFeatures(Span<ExplainedSplit> splits, int firstRepeated)
    {
        var ahead = new Stack<(int Split, Visit Visit, int Above)>([(0, Visit.Enter, None)]);
        var (features, most) = (0, 0);
        while (ahead.TryPop(out var next))
        {
            if (next.Split >= splits.Length) continue;

            ref var split = ref splits[next.Split];
            ref var latest = ref _openBySlot[split.Slot];
            if (next.Visit == Visit.Enter)
            {
                if (latest == None) most = Math.Max(most, ++features);
                else Repeat(splits, next.Split, latest, firstRepeated);

                ahead.Push((next.Split, Visit.Leave, latest));
                ahead.Push((split.RightNode, Visit.Enter, None));
                ahead.Push((next.Split, Visit.Turn, None));
                ahead.Push((split.LeftNode, Visit.Enter, None));
                latest = 2 * next.Split;
            }
            else if (next.Visit == Visit.Turn)
            {
                latest = 2 * next.Split + 1;
            }
            else
            {
                latest = next.Above;
                if (latest == None) features--;
            }
        }

        return most;
    }

    private void Repeat(Span<ExplainedSplit> splits, int at, int above, int firstRepeated)
    {
        ref readonly var split = ref splits[above >> 1];
        var before = split.Factors < ShareFactors.Repeated ? 1 : Repeated[firstRepeated + split.Factors - ShareFactors.Repeated].ShareAbove;
        splits[at].Factors = ShareFactors.Repeated + Repeated.Count - firstRepeated;
        Repeated.Add(new RepeatedSplit { Split = at, Above = above, ShareAbove = before * ((above & 1) == 0 ? split.LeftShare : split.RightShare) });
    }

    private enum Visit
    {
        Enter,
        Turn,
        Leave,
    }
}
