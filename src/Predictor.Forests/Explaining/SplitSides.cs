using System.Runtime.Intrinsics;
using Predictor.Forests.Scoring;

namespace Predictor.Forests.Explaining;

/// <summary>Which way a row goes at all splits of all trees.</summary>
internal static class SplitSides
{
    /// <summary>By tree, a word with a bit a split, root first: 1 where the row goes left.</summary>
    public static void Find(BitVectorForest sides, ReadOnlySpan<float> row, Span<int> places, Span<ulong> bits)
    {
        if (Vector512.IsHardwareAccelerated) BitVectorScorer.FindBits<BitLanes512>(sides, row, places, bits);
        else if (Vector256.IsHardwareAccelerated) BitVectorScorer.FindBits<BitLanes256>(sides, row, places, bits);
        else BitVectorScorer.FindBits<PlainBitLanes>(sides, row, places, bits);
    }
}
