using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Predictor.Forests.Explaining;

/// <summary>
/// <see cref="TreeShap"/> of eight rows side by side, two quadrature points at a time, which need not wait for each other: what belongs to a side is picked for each row by the bit that says where it goes.
/// The same numbers are multiplied and added in the same order for each row and point, so the bits are those of one row. Of an odd number of points the last one's neighbour weighs nothing.
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
        // Pair by pair of points, so that what one pair adds to lies together; within it the two of a node, split or slot lie side by side.
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
            ref var below = ref Unsafe.Add(ref nodes, 2 * tree.NodeCount);
            ref var sides = ref Unsafe.Add(ref below, 2 * tree.NodeCount);
            FindShares(splits, left, ref sides);
            for (var leaf = 0; leaf <= splits.Length; leaf++)
                Unsafe.Add(ref below, 2 * (splits.Length + leaf)) = Unsafe.Add(ref below, 2 * (splits.Length + leaf) + 1) = Vector512.Create(forest.LeafValues[tree.FirstLeaf + leaf]);
            for (var step = 0; step < tree.Rule.Steps.Length; step++)
            {
                var lanes = tree.Rule.Steps[step];
                ref var factors = ref Unsafe.As<ShareFactors, double>(ref TreeShap.FactorsOf(forest, tree, step, workspace.Factors));
                for (var point = 0; point < lanes.Count; point += 2)
                {
                    nodes = Vector512.Create(lanes.Weights[point]);
                    Unsafe.Add(ref nodes, 1) = Vector512.Create(lanes.Weights[point + 1]);
                    GoDown(splits, ref Unsafe.Add(ref factors, point), off, ref sides, ref nodes);
                    GoUp(splits, ref Unsafe.Add(ref factors, point), off, ref sides, ref nodes, ref below, ref Unsafe.Add(ref MemoryMarshal.GetReference(sums), point * slots));
                }
            }
        }

        contributions.Clear();
        for (var slot = 0; slot < slots; slot++)
        {
            var four0 = sums[2 * slot] + sums[4 * slots + 2 * slot];
            var four1 = sums[2 * slot + 1] + sums[4 * slots + 2 * slot + 1];
            var four2 = sums[2 * slots + 2 * slot] + sums[6 * slots + 2 * slot];
            var four3 = sums[2 * slots + 2 * slot + 1] + sums[6 * slots + 2 * slot + 1];
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
        var first0 = Vector512.Create(Unsafe.Add(ref factors, ShareFactors.First * ShareFactors.Size));
        var first1 = Vector512.Create(Unsafe.Add(ref factors, ShareFactors.First * ShareFactors.Size + 1));
        for (var at = 0; at < splits.Length; at++)
        {
            ref readonly var split = ref splits[at];
            var (weight0, weight1) = (first0, first1);
            if (split.Factors >= ShareFactors.Repeated)
            {
                var isOff = Has(off, at);
                weight0 = Factor(ref factors, split, isOff, 0);
                weight1 = Factor(ref factors, split, isOff, 1);
            }

            var share = Unsafe.Add(ref sides, 2 * at);
            var goesLeft = Unsafe.Add(ref sides, 2 * at + 1);
            var q0 = weight0 * share;
            var q1 = weight1 * share;
            var f0 = Vector512<double>.One - q0;
            var f1 = Vector512<double>.One - q1;
            var p0 = Unsafe.Add(ref nodes, 2 * at);
            var p1 = Unsafe.Add(ref nodes, 2 * at + 1);
            ref var l = ref Unsafe.Add(ref nodes, 2 * split.LeftNode);
            ref var r = ref Unsafe.Add(ref nodes, 2 * split.RightNode);
            l = p0 * Vector512.ConditionalSelect(goesLeft, f0, q0);
            Unsafe.Add(ref l, 1) = p1 * Vector512.ConditionalSelect(goesLeft, f1, q1);
            r = p0 * Vector512.ConditionalSelect(goesLeft, q0, f0);
            Unsafe.Add(ref r, 1) = p1 * Vector512.ConditionalSelect(goesLeft, q1, f1);
        }
    }

    /// <summary>The difference between the sides is that of left and right with the sign that the row's side says; where it is zero, its sign shows in no sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GoUp(
        ReadOnlySpan<ExplainedSplit> splits, ref double factors, Vector512<ulong> off, ref Vector512<double> sides, ref Vector512<double> nodes, ref Vector512<double> below, ref Vector512<double> sums)
    {
        var first0 = Vector512.Create(Unsafe.Add(ref factors, ShareFactors.First * ShareFactors.Size));
        var first1 = Vector512.Create(Unsafe.Add(ref factors, ShareFactors.First * ShareFactors.Size + 1));
        for (var at = splits.Length - 1; at >= 0; at--)
        {
            ref readonly var split = ref splits[at];
            ref var l = ref Unsafe.Add(ref below, 2 * split.LeftNode);
            ref var r = ref Unsafe.Add(ref below, 2 * split.RightNode);
            var (l0, l1, r0, r1) = (l, Unsafe.Add(ref l, 1), r, Unsafe.Add(ref r, 1));
            var share = Unsafe.Add(ref sides, 2 * at);
            var goesLeft = Unsafe.Add(ref sides, 2 * at + 1);
            var sign = Vector512.AndNot(Vector512.Create(-0.0), goesLeft);
            var d0 = share * ((l0 - r0) ^ sign);
            var d1 = share * ((l1 - r1) ^ sign);
            var (weight0, weight1, count0, count1) = (first0, first1, d0, d1);
            if (split.Factors >= ShareFactors.Repeated)
            {
                var isOff = Has(off, at);
                weight0 = Factor(ref factors, split, isOff, 0);
                weight1 = Factor(ref factors, split, isOff, 1);
                count0 = Factor(ref factors, split, isOff, ShareFactors.ToCount) * d0;
                count1 = Factor(ref factors, split, isOff, ShareFactors.ToCount + 1) * d1;
            }

            Unsafe.Add(ref below, 2 * at) = Vector512.ConditionalSelect(goesLeft, l0, r0) - weight0 * d0;
            Unsafe.Add(ref below, 2 * at + 1) = Vector512.ConditionalSelect(goesLeft, l1, r1) - weight1 * d1;
            ref var sum = ref Unsafe.Add(ref sums, 2 * split.Slot);
            sum += Unsafe.Add(ref nodes, 2 * at) * count0;
            Unsafe.Add(ref sum, 1) += Unsafe.Add(ref nodes, 2 * at + 1) * count1;
        }
    }

    /// <summary>A repeated split's factor at the point, of each row its own, as some may be off the path.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Factor(ref double factors, in ExplainedSplit split, Vector512<double> isOff, int which) => Vector512.ConditionalSelect(
        isOff,
        Vector512.Create(Unsafe.Add(ref factors, ShareFactors.OffPath * ShareFactors.Size + which)),
        Vector512.Create(Unsafe.Add(ref factors, split.Factors * ShareFactors.Size + which)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Has(Vector512<ulong> bits, int split)
    {
        var bit = Vector512.Create(1UL << split);
        return Vector512.Equals(bits & bit, bit).AsDouble();
    }
}
