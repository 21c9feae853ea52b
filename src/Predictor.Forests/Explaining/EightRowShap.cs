using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Predictor.Forests.Explaining;

/// <summary>
/// <see cref="TreeShap"/> of eight rows side by side, one quadrature point after the other: both sides of a split are worked on for all rows, and a row's own factor is
/// picked by the bit that says where it goes. The same numbers are multiplied and added in the same order for each row and point, so the bits are those of one row.
/// </summary>
/// <remarks>Hot loops are compiled fully at their first call: a first call of many rows else spends longer in unoptimised code than the rows take.</remarks>
internal static class EightRowShap
{
    public const int Rows = 8;

    private const int Points = 4;

    /// <summary>Places of vectors in <see cref="SplitFactors"/>.</summary>
    private const int FollowedLeft = 0, OtherRight = 1, CountLeft = 2, CountOther = 3, FollowedRight = 4, OtherLeft = 5, CountRight = 6;

    /// <summary>Of a forest that has <see cref="ExplainedForest.Sides"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Explain(ExplainedForest forest, ReadOnlySpan<float> rows, Span<double> contributions, ContributionWorkspace workspace)
    {
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
            var splits = forest.Splits.Span.Slice(tree.FirstSplit, tree.SplitCount);
            for (var step = 0; step < tree.Rule.Steps.Length; step++)
            {
                var lanes = tree.Rule.Steps[step];
                ref var factors = ref Unsafe.As<SplitFactors, double>(ref TreeShap.FactorsOf(forest, tree, step, workspace.Factors));
                for (var point = 0; point < lanes.Count; point++)
                {
                    nodes = Vector512.Create(lanes.Weights[point]);
                    GoDown(splits, ref Unsafe.Add(ref factors, point), left, ref nodes);
                    GoUp(splits, ref Unsafe.Add(ref factors, point), left, ref nodes, ref Unsafe.Add(ref MemoryMarshal.GetReference(sums), point));
                }
            }
        }

        contributions.Clear();
        for (var slot = 0; slot < slots; slot++)
        {
            var sum = sums[Points * slot] + sums[Points * slot + 1] + (sums[Points * slot + 2] + sums[Points * slot + 3]);
            for (var row = 0; row < Rows; row++) contributions[row * forest.Width + forest.Features[slot]] = sum[row];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GoDown(ReadOnlySpan<ExplainedSplit> splits, ref double factors, Vector512<ulong> left, ref Vector512<double> nodes)
    {
        for (var at = 0; at < splits.Length; at++)
        {
            ref readonly var split = ref splits[at];
            var goesLeft = GoesLeft(left, at);
            var toLeft = Vector512.ConditionalSelect(goesLeft, Factor(ref factors, FollowedLeft), Factor(ref factors, OtherLeft));
            var toRight = Vector512.ConditionalSelect(goesLeft, Factor(ref factors, OtherRight), Factor(ref factors, FollowedRight));
            if (split.Above >= 0)
            {
                var isOn = IsOn(left, split);
                toLeft = Vector512.ConditionalSelect(isOn, toLeft, Vector512.Create(split.LeftShare));
                toRight = Vector512.ConditionalSelect(isOn, toRight, Vector512.Create(split.RightShare));
            }

            var product = Unsafe.Add(ref nodes, at);
            Unsafe.Add(ref nodes, split.LeftNode) = product * toLeft;
            Unsafe.Add(ref nodes, split.RightNode) = product * toRight;
            factors = ref Unsafe.Add(ref factors, SplitFactors.Size);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GoUp(
        ReadOnlySpan<ExplainedSplit> splits, ref double factors, Vector512<ulong> left, ref Vector512<double> nodes, ref Vector512<double> sums)
    {
        factors = ref Unsafe.Add(ref factors, splits.Length * SplitFactors.Size);
        for (var at = splits.Length - 1; at >= 0; at--)
        {
            factors = ref Unsafe.Subtract(ref factors, SplitFactors.Size);
            ref readonly var split = ref splits[at];
            var goesLeft = GoesLeft(left, at);
            var ofLeft = Unsafe.Add(ref nodes, split.LeftNode);
            var ofRight = Unsafe.Add(ref nodes, split.RightNode);
            Unsafe.Add(ref nodes, at) = ofLeft + ofRight;
            var other = Factor(ref factors, CountOther);
            var sum = ofLeft * Vector512.ConditionalSelect(goesLeft, Factor(ref factors, CountLeft), other)
                + ofRight * Vector512.ConditionalSelect(goesLeft, other, Factor(ref factors, CountRight));
            if (split.Above >= 0) sum = Vector512.ConditionalSelect(IsOn(left, split), sum, Vector512<double>.Zero);
            Unsafe.Add(ref sums, Points * split.Slot) += sum;
        }
    }

    /// <summary>A vector of the split's factors, counted as <see cref="SplitFactors"/> has them, at the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Factor(ref double factors, int which) => Vector512.Create(Unsafe.Add(ref factors, which * Points));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> GoesLeft(Vector512<ulong> left, int split)
    {
        var bit = Vector512.Create(1UL << split);
        return Vector512.Equals(left & bit, bit).AsDouble();
    }

    /// <summary>The row takes the way to this split at every split above that tests the same feature.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> IsOn(Vector512<ulong> left, in ExplainedSplit split) =>
        Vector512.Equals(left & Vector512.Create(split.AboveLeft | split.AboveRight), Vector512.Create(split.AboveLeft)).AsDouble();
}
