using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Predictor.Forests.Scoring;

namespace Predictor.Forests.Explaining;

/// <summary>Which way a row goes at splits, on its path or not: a bit a split, level by level, 64 a word.</summary>
internal static class SplitSides
{
    /// <summary>By tree, a word: 1 where the row goes left.</summary>
    public static void Find(BitVectorForest sides, ReadOnlySpan<float> row, Span<int> places, Span<ulong> bits)
    {
        if (Vector512.IsHardwareAccelerated) BitVectorScorer.FindBits<BitLanes512>(sides, row, places, bits);
        else if (Vector256.IsHardwareAccelerated) BitVectorScorer.FindBits<BitLanes256>(sides, row, places, bits);
        else BitVectorScorer.FindBits<PlainBitLanes>(sides, row, places, bits);
    }

    /// <summary>The same of one tree, by testing every split.</summary>
    public static Span<ulong> Test(ExplainedForest forest, ExplainedTree tree, ReadOnlySpan<float> row, Span<ulong> left)
    {
        var tests = forest.Tests.AsSpan(tree.FirstSplit, tree.SplitCount);
        ref var words = ref MemoryMarshal.GetArrayDataReference(forest.Words);
        ref var cells = ref MemoryMarshal.GetReference(row);
        left = left[..((tests.Length + 63) / 64)];
        left.Clear();
        for (var at = 0; at < tests.Length; at++) left[at >> 6] |= (1 - (ulong)AnySplit.Next(ref tests[at], ref words, ref cells)) << at;
        return left;
    }

    /// <summary>
    /// 1 where the row has left the path to a split at a split above that tests the same feature: where the nearest of those is itself off the path, or the row takes
    /// its other side.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FindOffPath(ReadOnlySpan<RepeatedSplit> repeated, ReadOnlySpan<ulong> left, Span<ulong> off)
    {
        off[..left.Length].Clear();
        foreach (ref readonly var split in repeated)
        {
            var above = split.Above >> 1;
            var goesThere = left[above >> 6] >> above ^ (ulong)split.Above;
            off[split.Split >> 6] |= ((off[above >> 6] >> above | ~goesThere) & 1) << split.Split;
        }
    }
}
