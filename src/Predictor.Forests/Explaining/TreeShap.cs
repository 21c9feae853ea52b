using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Predictor.Forests.Scoring;

namespace Predictor.Forests.Explaining;

/// <summary>
/// Exact path-dependent TreeSHAP (Lundberg et al., 2018) in O(splits x features on a path / 8) vector steps a tree.
/// </summary>
/// <remarks>
/// For one leaf of value v, let z be the product of cover shares on its path at the splits of one feature, and o be 1 where the row follows
/// the path at all of them, else 0. A coalition S is worth v times o for every feature in S and z for every other. The Shapley value of feature i
/// is an integral over the probability t of being in the coalition (Owen, 1972, "Multilinear Extensions of Games"):
/// <code>
/// phi(i) = v (o(i) - z(i)) * integral over t from 0 to 1 of product over j not i of f(j),    f(j) = t o(j) + (1 - t) z(j)
/// </code>
/// The product is a polynomial of degree d - 1 for d features, so Gauss-Legendre quadrature of d / 2 points is exact; all its terms have one sign,
/// so nothing cancels. At each point, going down, a node holds the weight times the product of f so far; leaves multiply their value in;
/// going up, a node sums its leaves: its G. As in Yu et al., 2022, "Linear TreeSHAP", the edge from a split of i to a child adds
/// (o - z) / f x G(child) to phi(i), and, where a split above tests i too, takes back what that one's edge counted for the same leaves.
/// With o = 0 the quotient is -1 / (1 - t) for any z, so that paths of no cover make no division by zero. Below an edge with o = 0
/// a further split of i changes o and the quotient no more: both its edges would add what they take back, and only z shrinks by the share.
/// </remarks>
internal static class TreeShap
{
    /// <summary>The row left the path to this split at a split above that tests the same feature.</summary>
    private const int OffPath = 2;

    public static void Explain(ExplainedForest forest, ReadOnlySpan<float> row, Span<double> contributions, ContributionWorkspace workspace)
    {
        var sums = workspace.Sums;
        sums.Clear();
        foreach (var tree in forest.Trees)
        {
            var splits = forest.Splits.AsSpan(tree.FirstSplit, tree.SplitCount);
            var leafValues = forest.LeafValues.AsSpan(tree.FirstLeaf, tree.SplitCount + 1);
            var sides = workspace.Sides.AsSpan(0, tree.SplitCount);
            var nodes = workspace.Nodes.AsSpan(0, tree.NodeCount);
            FindSides(forest, splits, row, sides);
            foreach (var lanes in tree.Rule.Steps)
            {
                GoDown(splits, sides, lanes, nodes);
                for (var leaf = 0; leaf < leafValues.Length; leaf++) nodes[splits.Length + leaf] *= leafValues[leaf];
                GoUp(splits, sides, lanes, nodes, sums);
            }
        }

        contributions.Clear();
        for (var slot = 0; slot < sums.Length; slot++)
        {
            var sum = sums[slot];
            contributions[forest.Features[slot]] = sum[0] + sum[1] + (sum[2] + sum[3]);
        }
    }

    /// <summary>Which way the row goes at every split, on its path or not: 0 left, 1 right, or <see cref="OffPath"/>.</summary>
    private static void FindSides(ExplainedForest forest, Span<ExplainedSplit> splits, ReadOnlySpan<float> row, Span<int> sides)
    {
        ref var words = ref MemoryMarshal.GetArrayDataReference(forest.Words);
        ref var cells = ref MemoryMarshal.GetReference(row);
        for (var at = 0; at < splits.Length; at++)
        {
            ref var split = ref splits[at];
            var isOff = split.Above >= 0 && sides[split.Above >> 1] != (split.Above & 1);
            sides[at] = isOff ? OffPath : AnySplit.Next(ref split.Test, ref words, ref cells);
        }
    }

    private static void GoDown(Span<ExplainedSplit> splits, ReadOnlySpan<int> sides, QuadratureLanes lanes, Span<Vector256<double>> nodes)
    {
        nodes[0] = lanes.Weights;
        for (var at = 0; at < splits.Length; at++)
        {
            ref var split = ref splits[at];
            var product = nodes[at];
            var side = sides[at];
            if (side == OffPath)
            {
                nodes[split.LeftNode] = product * split.LeftShare;
                nodes[split.RightNode] = product * split.RightShare;
                continue;
            }

            if (split.Above >= 0) product /= lanes.In + lanes.Out * WeightAbove(splits, split.Above);
            nodes[Node(ref split, side)] = product * (lanes.In + lanes.Out * Weight(ref split, side));
            nodes[Node(ref split, 1 - side)] = product * (lanes.Out * Weight(ref split, 1 - side));
        }
    }

    private static void GoUp(
        Span<ExplainedSplit> splits, ReadOnlySpan<int> sides, QuadratureLanes lanes, Span<Vector256<double>> nodes, Span<Vector256<double>> sums)
    {
        for (var at = splits.Length - 1; at >= 0; at--)
        {
            ref var split = ref splits[at];
            var both = nodes[split.LeftNode] + nodes[split.RightNode];
            nodes[at] = both;
            var side = sides[at];
            if (side == OffPath) continue;

            var sum = nodes[Node(ref split, side)] * Quotient(lanes, Weight(ref split, side)) - nodes[Node(ref split, 1 - side)] * lanes.PerOut;
            if (split.Above >= 0) sum -= both * Quotient(lanes, WeightAbove(splits, split.Above));
            sums[split.Slot] += sum;
        }
    }

    /// <summary>(o - z) / f with o = 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Quotient(QuadratureLanes lanes, double weight) =>
        Vector256.Create(1 - weight) / (lanes.In + lanes.Out * weight);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Node(ref ExplainedSplit split, int side) => Unsafe.Add(ref split.LeftNode, side);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Weight(ref ExplainedSplit split, int side) => Unsafe.Add(ref split.LeftWeight, side);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double WeightAbove(Span<ExplainedSplit> splits, int above) => Weight(ref splits[above >> 1], above & 1);
}
