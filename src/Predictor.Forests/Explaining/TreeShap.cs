using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Predictor.Forests.Explaining;

/// <summary>
/// Exact path-dependent TreeSHAP (Lundberg et al., 2018) in O(splits x features on a path / 16) vector steps a tree.
/// </summary>
/// <remarks>
/// For one leaf of value v, let z be the product of cover shares on its path at the splits of one feature, and o be 1 where the row follows
/// the path at all of them, else 0. A coalition S is worth v times o for every feature in S and z for every other. The Shapley value of feature i
/// is an integral over the probability t of being in the coalition (Owen, 1972, "Multilinear Extensions of Games"):
/// <code>
/// phi(i) = v (o(i) - z(i)) * integral over t from 0 to 1 of product over j not i of f(j),    f(j) = t o(j) + (1 - t) z(j)
/// </code>
/// The product is a polynomial of degree d - 1 for d features, so Gauss-Legendre quadrature of d / 2 points is exact. As in Yu et al., 2022, "Linear TreeSHAP",
/// sums run down and up the tree, once a point: the edge from a split of i to a child adds (o - z) / f x (leaves below, each with the factors of its whole path) to phi(i)
/// and, where a split above tests i too, takes back what that one's edge counted for the same leaves.
/// Factors need not be divided out again, since both sides of a split know of each other. Let a split have z above it (1 where none above tests its feature),
/// g = t + (1 - t) z the feature's factor so far, and s the share of the side that the row does not take. From here down the factor is (1 - t) z s on that side and
/// t + (1 - t) z (1 - s) on the row's; they add up to g. So the product of factors on a path is multiplied by
/// <code>
/// q = (1 - t) z / g x s  on the other side,    1 - q  on the row's
/// </code>
/// Going down, a node holds P: the weight times the product so far. Going up, it holds N: its leaves' values, each times the product from here on. With D = N(row's side) - N(other):
/// <code>
/// N = N(row's side) - q D,    what both edges add and take back = P z / g² x s x D
/// </code>
/// Where the row left the path at a split above of the same feature, o is 0 on both sides: q = s whichever side is called the row's, and what both edges add they take back.
/// g is 0 nowhere, so that paths of no cover make no division by zero. <see cref="ShareFactors"/> has what s is multiplied by.
/// Hot loops are compiled fully at their first call: a first call of many rows else spends longer in unoptimised code than the rows take.
/// </remarks>
internal static class TreeShap
{
    /// <summary>Contributions of one row, eight quadrature points side by side, or four where the processor has no wider vectors.</summary>
    public static void Explain(ExplainedForest forest, ReadOnlySpan<float> row, Span<double> contributions, ContributionWorkspace workspace) =>
        Explain(forest, row, contributions, workspace, Vector512.IsHardwareAccelerated);

    /// <summary>The bits do not depend on <paramref name="eightPoints"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Explain(ExplainedForest forest, ReadOnlySpan<float> row, Span<double> contributions, ContributionWorkspace workspace, bool eightPoints)
    {
        var sums = workspace.Sums[..(QuadratureLanes.Most * forest.Features.Length)];
        sums.Clear();
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var nodes = ref MemoryMarshal.GetReference(workspace.Nodes);
        if (forest.Sides is not null) SplitSides.Find(forest.Sides, row, workspace.Places, workspace.Bits);
        foreach (var tree in forest.Trees)
        {
            var left = forest.Sides is null ? SplitSides.Test(forest, tree, row, workspace.Left) : workspace.Bits.AsSpan(tree.Number, 1);
            SplitSides.FindOffPath(forest.Repeated.AsSpan(tree.FirstRepeated, tree.RepeatedCount), left, workspace.Off);
            var walk = new TreeWalkPlace(forest, tree, left, workspace.Off);
            for (var step = 0; step < tree.Rule.Steps.Length; step++)
            {
                var lanes = tree.Rule.Steps[step];
                ref var factors = ref Unsafe.As<ShareFactors, double>(ref FactorsOf(forest, tree, step, workspace.Factors));
                if (eightPoints && lanes.Count > Vector256<double>.Count)
                {
                    AddStep<EightPoints, Vector512<double>>(walk, ref factors, lanes.Weights, ref nodes, ref sum);
                    continue;
                }

                AddStep<FourPoints, Vector256<double>>(walk, ref factors, lanes.Weights.GetLower(), ref nodes, ref sum);
                if (lanes.Count <= Vector256<double>.Count) continue;

                AddStep<FourPoints, Vector256<double>>(
                    walk, ref Unsafe.Add(ref factors, Vector256<double>.Count), lanes.Weights.GetUpper(), ref nodes, ref Unsafe.Add(ref sum, Vector256<double>.Count));
            }
        }

        contributions.Clear();
        for (var slot = 0; slot < forest.Features.Length; slot++)
        {
            var eight = Vector512.LoadUnsafe(ref sum, (nuint)(slot * QuadratureLanes.Most));
            var four = eight.GetLower() + eight.GetUpper();
            contributions[forest.Features[slot]] = four[0] + four[1] + (four[2] + four[3]);
        }
    }

    /// <summary>The first of a tree's factors at a step, made now where they are not kept.</summary>
    public static ref ShareFactors FactorsOf(ExplainedForest forest, ExplainedTree tree, int step, ShareFactors[] made)
    {
        if (tree.HasFactors) return ref Unsafe.Add(ref forest.Factors.First, tree.FirstFactors + step * tree.FactorCount);

        ShareFactors.Fill(forest.Repeated.AsSpan(tree.FirstRepeated, tree.RepeatedCount), tree.Rule.Steps[step], made);
        return ref made[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddStep<TPoints, TVector>(in TreeWalkPlace tree, ref double factors, TVector weights, ref double nodes, ref double sums)
        where TPoints : IPointVector<TVector>
        where TVector : struct
    {
        ref var products = ref Unsafe.As<double, TVector>(ref nodes);
        ref var leaves = ref Unsafe.Add(ref products, tree.NodeCount);
        products = weights;
        GoDown<TPoints, TVector>(tree, ref factors, ref products);
        for (var leaf = 0; leaf <= tree.SplitCount; leaf++) Unsafe.Add(ref leaves, tree.SplitCount + leaf) = TPoints.Create(Unsafe.Add(ref tree.LeafValues, leaf));
        GoUp<TPoints, TVector>(tree, ref factors, ref products, ref leaves, ref sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GoDown<TPoints, TVector>(in TreeWalkPlace tree, ref double factors, ref TVector products)
        where TPoints : IPointVector<TVector>
        where TVector : struct
    {
        var one = TPoints.Create(1);
        ref var splits = ref tree.Splits;
        for (var word = 0; word * 64 < tree.SplitCount; word++)
        {
            var (right, off) = (~Unsafe.Add(ref tree.Left, word), Unsafe.Add(ref tree.Off, word));
            var end = Math.Min(tree.SplitCount, 64 * (word + 1));
            for (var at = 64 * word; at < end; at++)
            {
                ref var split = ref Unsafe.Add(ref splits, at);
                var side = (int)(right >> at) & 1;
                ref var ofSplit = ref Unsafe.Add(ref factors, FactorsOf(split, off, at));
                var product = Unsafe.Add(ref products, at);
                var q = TPoints.Multiply(Unsafe.As<double, TVector>(ref ofSplit), TPoints.Create(Unsafe.Add(ref split.LeftShare, 1 - side)));
                Unsafe.Add(ref products, Unsafe.Add(ref split.LeftNode, side)) = TPoints.Multiply(product, TPoints.Subtract(one, q));
                Unsafe.Add(ref products, Unsafe.Add(ref split.LeftNode, 1 - side)) = TPoints.Multiply(product, q);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GoUp<TPoints, TVector>(in TreeWalkPlace tree, ref double factors, ref TVector products, ref TVector sumsBelow, ref double sums)
        where TPoints : IPointVector<TVector>
        where TVector : struct
    {
        ref var splits = ref tree.Splits;
        for (var word = (tree.SplitCount - 1) / 64; word >= 0; word--)
        {
            var (right, off) = (~Unsafe.Add(ref tree.Left, word), Unsafe.Add(ref tree.Off, word));
            for (var at = Math.Min(tree.SplitCount, 64 * (word + 1)) - 1; at >= 64 * word; at--)
            {
                ref var split = ref Unsafe.Add(ref splits, at);
                var side = (int)(right >> at) & 1;
                ref var ofSplit = ref Unsafe.Add(ref factors, FactorsOf(split, off, at));
                var share = TPoints.Create(Unsafe.Add(ref split.LeftShare, 1 - side));
                var followed = Unsafe.Add(ref sumsBelow, Unsafe.Add(ref split.LeftNode, side));
                var difference = TPoints.Multiply(share, TPoints.Subtract(followed, Unsafe.Add(ref sumsBelow, Unsafe.Add(ref split.LeftNode, 1 - side))));
                Unsafe.Add(ref sumsBelow, at) = TPoints.Subtract(followed, TPoints.Multiply(Unsafe.As<double, TVector>(ref ofSplit), difference));
                var count = TPoints.Multiply(Unsafe.As<double, TVector>(ref Unsafe.Add(ref ofSplit, ShareFactors.ToCount)), difference);
                ref var sum = ref Unsafe.As<double, TVector>(ref Unsafe.Add(ref sums, split.Slot * QuadratureLanes.Most));
                sum = TPoints.Add(sum, TPoints.Multiply(Unsafe.Add(ref products, at), count));
            }
        }
    }

    /// <summary>Doubles to a split's factors: those of splits off the path where it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint FactorsOf(in ExplainedSplit split, ulong off, int at) => (split.Factors & ((int)(off >> at) & 1) - 1) * ShareFactors.Size;
}
