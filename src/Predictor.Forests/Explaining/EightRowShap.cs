using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Predictor.Forests.Explaining;

/// <summary>
/// <see cref="TreeShap"/> of eight rows side by side, one quadrature point after the other: what belongs to a side is picked for each row by the bit that says where it goes.
/// The same numbers are multiplied and added in the same order for each row and point, so the bits are those of one row.
/// </summary>
/// <remarks>Hot loops are compiled fully at their first call: a first call of many rows else spends longer in unoptimised code than the rows take.</remarks>
internal static class EightRowShap
{
    public const int Rows = 8;

    private const int Points = QuadratureLanes.Most;

    /// <summary>Of a forest that has <see cref="ExplainedForest.Sides"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Explain(ExplainedForest forest, ReadOnlySpan<float> rows, Span<double> contributions, ContributionWorkspace workspace)
    {
        // Point by point, so that what one point adds to lies together.
        var slots = forest.Features.Length;
        var trees = forest.Sides!.TreeCount;
        var sums = MemoryMarshal.Cast<double, Vector512<double>>(workspace.Sums)[..(Points * slots)];
        sums.Clear();
        var bits = workspace.Bits;
        for (var row = 0; row < Rows; row++)
            SplitSides.Find(forest.Sides, rows.Slice(row * forest.Width, forest.Width), workspace.Places, bits.AsSpan(row * trees, trees));

        ref var nodes = ref Unsafe.As<double, Vector512<double>>(ref MemoryMarshal.GetReference(workspace.Nodes));
        foreach (var tree in forest.Trees)
        {
            var at = tree.Number;
            var left = Vector512.Create(
                bits[at], bits[trees + at], bits[2 * trees + at], bits[3 * trees + at], bits[4 * trees + at], bits[5 * trees + at], bits[6 * trees + at], bits[7 * trees + at]);
            var off = FindOffPath(forest.Repeated.AsSpan(tree.FirstRepeated, tree.RepeatedCount), left);
            var splits = forest.Splits.Span.Slice(tree.FirstSplit, tree.SplitCount);
            ref var below = ref Unsafe.Add(ref nodes, tree.NodeCount);
            ref var sides = ref Unsafe.Add(ref below, tree.NodeCount);
            FindShares(splits, left, ref sides);
            for (var leaf = 0; leaf <= splits.Length; leaf++) Unsafe.Add(ref below, splits.Length + leaf) = Vector512.Create(forest.LeafValues[tree.FirstLeaf + leaf]);
            for (var step = 0; step < tree.Rule.Steps.Length; step++)
            {
                var lanes = tree.Rule.Steps[step];
                ref var factors = ref Unsafe.As<ShareFactors, double>(ref TreeShap.FactorsOf(forest, tree, step, workspace.Factors));
                for (var point = 0; point < lanes.Count; point++)
                {
                    nodes = Vector512.Create(lanes.Weights[point]);
                    GoDown(splits, ref Unsafe.Add(ref factors, point), off, ref sides, ref nodes);
                    GoUp(splits, ref Unsafe.Add(ref factors, point), off, ref sides, ref nodes, ref below, ref Unsafe.Add(ref MemoryMarshal.GetReference(sums), point * slots));
                }
            }
        }

        contributions.Clear();
        for (var slot = 0; slot < slots; slot++)
        {
            var four0 = sums[slot] + sums[4 * slots + slot];
            var four1 = sums[slots + slot] + sums[5 * slots + slot];
            var four2 = sums[2 * slots + slot] + sums[6 * slots + slot];
            var four3 = sums[3 * slots + slot] + sums[7 * slots + slot];
            var sum = four0 + four1 + (four2 + four3);
            for (var row = 0; row < Rows; row++) contributions[row * forest.Width + forest.Features[slot]] = sum[row];
        }
    }

    /// <summary>As <see cref="SplitSides.FindOffPath"/>, a word a row.</summary>
    private static Vector512<ulong> FindOffPath(ReadOnlySpan<RepeatedSplit> repeated, Vector512<ulong> left)
    {
        var off = Vector512<ulong>.Zero;
        foreach (ref readonly var split in repeated)
        {
            var above = split.Above >> 1;
            var leaves = (split.Above & 1) == 0 ? ~left : left;
            off |= ((off | leaves) >> above & Vector512<ulong>.One) << split.Split;
        }

        return off;
    }

    /// <summary>Of each split two vectors: the share of the side that each row does not take, and all bits where it goes left.</summary>
    private static void FindShares(ReadOnlySpan<ExplainedSplit> splits, Vector512<ulong> left, ref Vector512<double> sides)
    {
        for (var at = 0; at < splits.Length; at++)
        {
            var goesLeft = Has(left, at);
            Unsafe.Add(ref sides, 2 * at) = Vector512.ConditionalSelect(goesLeft, Vector512.Create(splits[at].RightShare), Vector512.Create(splits[at].LeftShare));
            Unsafe.Add(ref sides, 2 * at + 1) = goesLeft;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GoDown(ReadOnlySpan<ExplainedSplit> splits, ref double factors, Vector512<ulong> off, ref Vector512<double> sides, ref Vector512<double> nodes)
    {
        var first = Vector512.Create(Unsafe.Add(ref factors, ShareFactors.First * ShareFactors.Size));
        for (var at = 0; at < splits.Length; at++)
        {
            ref readonly var split = ref splits[at];
            var weight = split.Factors < ShareFactors.Repeated ? first : Factor(ref factors, split, off, at, 0);
            var q = weight * Unsafe.Add(ref sides, 2 * at);
            var followed = Vector512<double>.One - q;
            var goesLeft = Unsafe.Add(ref sides, 2 * at + 1);
            var product = Unsafe.Add(ref nodes, at);
            Unsafe.Add(ref nodes, split.LeftNode) = product * Vector512.ConditionalSelect(goesLeft, followed, q);
            Unsafe.Add(ref nodes, split.RightNode) = product * Vector512.ConditionalSelect(goesLeft, q, followed);
        }
    }

    /// <summary>The difference between the sides is that of left and right with the sign that the row's side says; where it is zero, its sign shows in no sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GoUp(
        ReadOnlySpan<ExplainedSplit> splits, ref double factors, Vector512<ulong> off, ref Vector512<double> sides, ref Vector512<double> nodes, ref Vector512<double> below, ref Vector512<double> sums)
    {
        var first = Vector512.Create(Unsafe.Add(ref factors, ShareFactors.First * ShareFactors.Size));
        for (var at = splits.Length - 1; at >= 0; at--)
        {
            ref readonly var split = ref splits[at];
            var (ofLeft, ofRight) = (Unsafe.Add(ref below, split.LeftNode), Unsafe.Add(ref below, split.RightNode));
            var goesLeft = Unsafe.Add(ref sides, 2 * at + 1);
            var followed = Vector512.ConditionalSelect(goesLeft, ofLeft, ofRight);
            var difference = Unsafe.Add(ref sides, 2 * at) * ((ofLeft - ofRight) ^ Vector512.AndNot(Vector512.Create(-0.0), goesLeft));
            var (weight, count) = (first, difference);
            if (split.Factors >= ShareFactors.Repeated)
            {
                weight = Factor(ref factors, split, off, at, 0);
                count = Factor(ref factors, split, off, at, ShareFactors.ToCount) * difference;
            }

            Unsafe.Add(ref below, at) = followed - weight * difference;
            Unsafe.Add(ref sums, split.Slot) += Unsafe.Add(ref nodes, at) * count;
        }
    }

    /// <summary>A repeated split's factor at the point, of each row its own, as some may be off the path.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Factor(ref double factors, in ExplainedSplit split, Vector512<ulong> off, int at, int which) => Vector512.ConditionalSelect(
        Has(off, at),
        Vector512.Create(Unsafe.Add(ref factors, ShareFactors.OffPath * ShareFactors.Size + which)),
        Vector512.Create(Unsafe.Add(ref factors, split.Factors * ShareFactors.Size + which)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Has(Vector512<ulong> bits, int split)
    {
        var bit = Vector512.Create(1UL << split);
        return Vector512.Equals(bits & bit, bit).AsDouble();
    }
}
