using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Predictor.Forests.Scoring;

/// <summary>Vectors of 32 bytes: AVX2.</summary>
internal readonly struct BitLanes256 : IBitLanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountBelow(float cell, ref float thresholds)
    {
        var cells = Vector256.Create(cell);
        var lower = Vector256.LessThan(Vector256.LoadUnsafe(ref thresholds), cells).ExtractMostSignificantBits();
        var upper = Vector256.LessThan(Vector256.LoadUnsafe(ref thresholds, 8), cells).ExtractMostSignificantBits();
        return BitOperations.PopCount(lower | upper << 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void And(ref ulong bits, ReadOnlySpan<int> places, ref ulong words)
    {
        Vector256<ulong> left0 = Vector256<ulong>.AllBitsSet, left1 = left0, left2 = left0, left3 = left0;
        foreach (var place in places)
        {
            left0 &= Vector256.LoadUnsafe(ref bits, (nuint)place);
            left1 &= Vector256.LoadUnsafe(ref bits, (nuint)place + 4);
            left2 &= Vector256.LoadUnsafe(ref bits, (nuint)place + 8);
            left3 &= Vector256.LoadUnsafe(ref bits, (nuint)place + 12);
        }

        left0.StoreUnsafe(ref words);
        left1.StoreUnsafe(ref words, 4);
        left2.StoreUnsafe(ref words, 8);
        left3.StoreUnsafe(ref words, 12);
    }
}
