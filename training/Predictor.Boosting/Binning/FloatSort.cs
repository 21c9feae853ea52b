using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Predictor.Boosting.Binning;

/// <summary>Sorts finite floats by their bits, eleven at a time from the lowest (radix sort): three passes, whatever the values.</summary>
internal static class FloatSort
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rising(Span<float> values)
    {
        var keys = MemoryMarshal.Cast<float, uint>(values);
        var other = new uint[values.Length];
        var starts = new int[3 * Digits];
        for (var i = 0; i < keys.Length; i++)
        {
            // Flipped so that unsigned order is numeric order: all bits of a negative, the sign of the others.
            var key = keys[i] ^ ((uint)((int)keys[i] >> 31) | 0x80000000);
            keys[i] = key;
            starts[key & (Digits - 1)]++;
            starts[Digits + ((key >> DigitBits) & (Digits - 1))]++;
            starts[(2 * Digits) + (key >> (2 * DigitBits))]++;
        }

        Move(keys, other, starts.AsSpan(0, Digits), 0);
        Move(other, keys, starts.AsSpan(Digits, Digits), DigitBits);
        Move(keys, other, starts.AsSpan(2 * Digits), 2 * DigitBits);
        for (var i = 0; i < keys.Length; i++)
        {
            var key = other[i];
            keys[i] = key ^ ((uint)~((int)key >> 31) | 0x80000000);
        }
    }

    /// <summary>Moves keys, in order, to where their digit's range starts; counts become starts on the way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Move(ReadOnlySpan<uint> from, Span<uint> to, Span<int> starts, int shift)
    {
        var start = 0;
        for (var digit = 0; digit < Digits; digit++)
        {
            (starts[digit], start) = (start, start + starts[digit]);
        }

        foreach (var key in from)
        {
            to[starts[(int)((key >> shift) & (Digits - 1))]++] = key;
        }
    }
}
