using System.Runtime.CompilerServices;

namespace Predictor.Forests.Scoring;

/// <summary>Without vectors: the reference of the others.</summary>
internal readonly struct PlainBitLanes : IBitLanes
{
    public static int CountBelow(float cell, ref float thresholds)
    {
        var below = 0;
        for (var at = 0; at < BitVectorForest.Lanes; at++) below += Unsafe.BitCast<bool, byte>(Unsafe.Add(ref thresholds, at) < cell);
        return below;
    }

    public static void And(ref ulong bits, ReadOnlySpan<int> places, ref ulong words)
    {
        for (var word = 0; word < BitVectorForest.EntryWords; word++)
        {
            var left = ulong.MaxValue;
            foreach (var place in places) left &= Unsafe.Add(ref bits, place + word);
            Unsafe.Add(ref words, word) = left;
        }
    }
}
