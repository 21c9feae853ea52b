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
/// so nothing cancels. At each point, going down, a node holds the weight times the product of f so far, a leaf times its value;
/// going up, a node sums its leaves: its G. As in Yu et al., 2022, "Linear TreeSHAP", the edge from a split of i to a child adds
/// (o - z) / f x G(child) to phi(i), and, where a split above tests i too, takes back what that one's edge counted for the same leaves.
/// With o = 0 the quotient is -1 / (1 - t) for any z, so that paths of no cover make no division by zero. Below an edge with o = 0
/// a further split of i changes o and the quotient no more: both its edges would add what they take back, and only z shrinks by the share.
/// Factors and quotients depend on the split, the point and the side alone, so <see cref="SplitFactors"/> has them ready, with a leaf's value multiplied into the
/// factor of its edge: a row multiplies and adds, and divides nothing.
/// Hot loops are compiled fully at their first call: a first call of many rows else spends longer in unoptimised code than the rows take.
/// </remarks>
internal static class TreeShap
{
    /// <summary>The row left the path to this split at a split above that tests the same feature.</summary>
    private const int OffPath = 2;

    /// <summary>Contributions of one row, four quadrature points side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Explain(ExplainedForest forest, ReadOnlySpan<float> row, Span<double> contributions, ContributionWorkspace workspace)
    {
        var sums = MemoryMarshal.Cast<double, Vector256<double>>(workspace.Sums)[..forest.Features.Length];
        sums.Clear();
        ref var sides = ref MemoryMarshal.GetArrayDataReference(workspace.Sides);
        ref var nodes = ref Unsafe.As<double, Vector256<double>>(ref MemoryMarshal.GetReference(workspace.Nodes));
        if (forest.Sides is not null) SplitSides.Find(forest.Sides, row, workspace.Places, workspace.Bits);
        foreach (var tree in forest.Trees)
        {
            var splits = forest.Splits.Span.Slice(tree.FirstSplit, tree.SplitCount);
            ref var first = ref MemoryMarshal.GetReference(splits);
            if (forest.Sides is null) FindSides(forest, ref first, tree.SplitCount, row, ref sides);
            else SpreadSides(ref first, tree.SplitCount, workspace.Bits[tree.Number], ref sides);
            for (var step = 0; step < tree.Rule.Steps.Length; step++)
            {
                var lanes = tree.Rule.Steps[step];
                ref var factors = ref FactorsOf(forest, tree, step, workspace.Factors);
                nodes = lanes.Weights;
                GoDown(ref first, ref factors, tree.SplitCount, ref sides, ref nodes);
                GoUp(ref first, ref factors, tree.SplitCount, ref sides, ref nodes, ref MemoryMarshal.GetReference(sums));
            }
        }

        contributions.Clear();
        for (var slot = 0; slot < sums.Length; slot++)
        {
            var sum = sums[slot];
            contributions[forest.Features[slot]] = sum[0] + sum[1] + (sum[2] + sum[3]);
        }
    }

    /// <summary>The first of a tree's factors at a step, made now where they are not kept.</summary>
    public static ref SplitFactors FactorsOf(ExplainedForest forest, ExplainedTree tree, int step, SplitFactors[] made)
    {
        if (tree.HasFactors) return ref Unsafe.Add(ref forest.Factors.First, tree.FirstFactors + step * tree.SplitCount);

        SplitFactors.Fill(forest.Weights.AsSpan(tree.FirstSplit, tree.SplitCount), tree.Rule.Steps[step], made);
        return ref made[0];
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

    /// <summary>
    /// The same from a word with a bit a split, 1 for left. A split is off the path when the nearest split above of its feature is, or when the row takes that one's
    /// other side; looking at every split above of the feature through <see cref="ExplainedSplit.AboveRight"/> and <see cref="ExplainedSplit.AboveLeft"/> says both at once.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SpreadSides(ref ExplainedSplit splits, int count, ulong left, ref int sides)
    {
        for (var at = 0; at < count; at++)
        {
            ref var split = ref Unsafe.Add(ref splits, at);
            var isOff = ((left & split.AboveRight) | (~left & split.AboveLeft)) != 0;
            Unsafe.Add(ref sides, at) = isOff ? OffPath : (int)(~left >> at) & 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GoDown(ref ExplainedSplit splits, ref SplitFactors factors, int count, ref int sides, ref Vector256<double> nodes)
    {
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

            ref var ofSide = ref OfSide(ref factors, at, side);
            Child(ref nodes, ref split, side) = product * ofSide;
            Child(ref nodes, ref split, 1 - side) = product * Unsafe.Add(ref ofSide, 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GoUp(
        ref ExplainedSplit splits, ref SplitFactors factors, int count, ref int sides, ref Vector256<double> nodes, ref Vector256<double> sums)
    {
        for (var at = count - 1; at >= 0; at--)
        {
            ref var split = ref Unsafe.Add(ref splits, at);
            var side = Unsafe.Add(ref sides, at);
            if (side == OffPath)
            {
                Unsafe.Add(ref nodes, at) = Child(ref nodes, ref split, 0) + Child(ref nodes, ref split, 1);
                continue;
            }

            ref var ofSide = ref OfSide(ref factors, at, side);
            var followed = Child(ref nodes, ref split, side);
            var other = Child(ref nodes, ref split, 1 - side);
            Unsafe.Add(ref nodes, at) = followed + other;
            Unsafe.Add(ref sums, split.Slot) += followed * Unsafe.Add(ref ofSide, 2) + other * Unsafe.Add(ref ofSide, 3);
        }
    }

    /// <summary>The first of a split's factors where the row goes to the side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Vector256<double> OfSide(ref SplitFactors factors, int split, int side) =>
        ref Unsafe.Add(ref Unsafe.Add(ref factors, split).FollowedLeft, side * SplitFactors.SideVectors);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref Vector256<double> Child(ref Vector256<double> nodes, ref ExplainedSplit split, int side) =>
        ref Unsafe.Add(ref nodes, Unsafe.Add(ref split.LeftNode, side));
}
