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
        ref var sides = ref MemoryMarshal.GetArrayDataReference(workspace.Sides);
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(workspace.Nodes);
        foreach (var tree in forest.Trees)
        {
            var count = tree.SplitCount;
            ref var splits = ref forest.Splits[tree.FirstSplit];
            FindSides(forest, ref splits, count, row, ref sides);
            foreach (var lanes in tree.Rule.Steps)
            {
                GoDown(ref splits, count, ref sides, lanes, ref nodes);
                WeighLeaves(ref Unsafe.Add(ref nodes, count), forest.LeafValues.AsSpan(tree.FirstLeaf, count + 1));
                GoUp(ref splits, count, ref sides, lanes, ref nodes, ref MemoryMarshal.GetReference(sums));
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
    private static void FindSides(ExplainedForest forest, ref ExplainedSplit splits, int count, ReadOnlySpan<float> row, ref int sides)
    {
        ref var words = ref MemoryMarshal.GetArrayDataReference(forest.Words);
        ref var cells = ref MemoryMarshal.GetReference(row);
        for (var at = 0; at < count; at++)
        {
            ref var split = ref Unsafe.Add(ref splits, at);
            var isOff = split.Above >= 0 && Unsafe.Add(ref sides, split.Above >> 1) != (split.Above & 1);
            Unsafe.Add(ref sides, at) = isOff ? OffPath : AnySplit.Next(ref split.Test, ref words, ref cells);
        }
    }

    private static void GoDown(ref ExplainedSplit splits, int count, ref int sides, QuadratureLanes lanes, ref Vector256<double> nodes)
    {
        var (isIn, isOut) = (lanes.In, lanes.Out);
        nodes = lanes.Weights;
        for (var at = 0; at < count; at++)
        {
            ref var split = ref Unsafe.Add(ref splits, at);
            var product = Unsafe.Add(ref nodes, at);
            var side = Unsafe.Add(ref sides, at);
            if (side == OffPath)
            {
                Unsafe.Add(ref nodes, split.LeftNode) = product * split.LeftShare;
                Unsafe.Add(ref nodes, split.RightNode) = product * split.RightShare;
                continue;
            }

            if (split.Above >= 0) product /= isIn + isOut * WeightAbove(ref splits, split.Above);
            Child(ref nodes, ref split, side) = product * (isIn + isOut * Weight(ref split, side));
            Child(ref nodes, ref split, 1 - side) = product * (isOut * Weight(ref split, 1 - side));
        }
    }

    private static void WeighLeaves(ref Vector256<double> leaves, ReadOnlySpan<double> values)
    {
        for (var leaf = 0; leaf < values.Length; leaf++) Unsafe.Add(ref leaves, leaf) *= values[leaf];
    }

    private static void GoUp(
        ref ExplainedSplit splits, int count, ref int sides, QuadratureLanes lanes, ref Vector256<double> nodes, ref Vector256<double> sums)
    {
        var (isIn, isOut, perOut) = (lanes.In, lanes.Out, lanes.PerOut);
        for (var at = count - 1; at >= 0; at--)
        {
            ref var split = ref Unsafe.Add(ref splits, at);
            var side = Unsafe.Add(ref sides, at);
            if (side == OffPath)
            {
                Unsafe.Add(ref nodes, at) = Child(ref nodes, ref split, 0) + Child(ref nodes, ref split, 1);
                continue;
            }

            var followed = Child(ref nodes, ref split, side);
            var other = Child(ref nodes, ref split, 1 - side);
            var both = followed + other;
            Unsafe.Add(ref nodes, at) = both;

            var sum = followed * Quotient(isIn, isOut, Weight(ref split, side)) - other * perOut;
            if (split.Above >= 0) sum -= both * Quotient(isIn, isOut, WeightAbove(ref splits, split.Above));
            Unsafe.Add(ref sums, split.Slot) += sum;
        }
    }

    /// <summary>(o - z) / f with o = 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Quotient(Vector256<double> isIn, Vector256<double> isOut, double weight) =>
        Vector256.Create(1 - weight) / (isIn + isOut * weight);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Vector256<double> Child(ref Vector256<double> nodes, ref ExplainedSplit split, int side) =>
        ref Unsafe.Add(ref nodes, Unsafe.Add(ref split.LeftNode, side));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Weight(ref ExplainedSplit split, int side) => Unsafe.Add(ref split.LeftWeight, side);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double WeightAbove(ref ExplainedSplit splits, int above) => Weight(ref Unsafe.Add(ref splits, above >> 1), above & 1);
}
