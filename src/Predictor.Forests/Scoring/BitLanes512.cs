using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Predictor.Forests.Scoring;

/// <summary>Vectors of 64 bytes: AVX-512.</summary>
internal readonly struct BitLanes512 : IBitLanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountBelow(float cell, ref float thresholds) =>
        BitOperations.PopCount(Vector512.LessThan(Vector512.LoadUnsafe(ref thresholds), Vector512.Create(cell)).ExtractMostSignificantBits());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void And(ref ulong bits, ReadOnlySpan<int> places, ref ulong words)
    {
        Vector512<ulong> left0 = Vector512<ulong>.AllBitsSet, left1 = left0;
        foreach (var place in places)
        {
            left0 &= Vector512.LoadUnsafe(ref bits, (nuint)place);
            left1 &= Vector512.LoadUnsafe(ref bits, (nuint)place + 8);
        }

        left0.StoreUnsafe(ref words);
        left1.StoreUnsafe(ref words, 8);
    }
}
