using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Predictor.Boosting.Losses;

/// <summary>The logistic function, from additions, multiplications and a division only, so that every machine gives the same bits.</summary>
internal static class Logistic
{
    // Beyond this the probability is 0 or 1 to all digits of a float.
    private const float MostMargin = 60;
    private const float Log2E = 1.44269504f;

    // ln 2 in two parts, the first with trailing zeros, so that n x High is exact (Cody and Waite, 1980).
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    // Adding it rounds to an integer and leaves that integer in the low bits.
    private const float Rounder = 12582912;

    /// <summary>1 / (1 + e^-margin), within 2e-7.</summary>
    public static float Probability(float margin) => 1 / (1 + Exp(-(margin < -MostMargin ? -MostMargin : margin > MostMargin ? MostMargin : margin)));

    /// <summary>The same for eight margins, operation for operation, so bit for bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Probability(Vector256<float> margins)
    {
        var x = -Vector256.Min(Vector256.Max(margins, Vector256.Create(-MostMargin)), Vector256.Create(MostMargin));
        var rounded = (x * Log2E) + Vector256.Create(Rounder);
        var n = rounded - Vector256.Create(Rounder);
        var r = (x - (n * Ln2High)) - (n * Ln2Low);
        var p = (r * (1f / 5040)) + Vector256.Create(1f / 720);
        p = (p * r) + Vector256.Create(1f / 120);
        p = (p * r) + Vector256.Create(1f / 24);
        p = (p * r) + Vector256.Create(1f / 6);
        p = (p * r) + Vector256.Create(0.5f);
        p = (p * r) + Vector256<float>.One;
        p = (p * r) + Vector256<float>.One;
        var exponential = (p.AsInt32() + (rounded.AsInt32() << 23)).AsSingle();
        return Vector256<float>.One / (Vector256<float>.One + exponential);
    }

    private static float Exp(float x)
    {
        var rounded = (x * Log2E) + Rounder;
        var n = rounded - Rounder;
        var r = (x - (n * Ln2High)) - (n * Ln2Low);

        // Taylor to r^7 for |r| <= ln(2) / 2: the rest is below 1e-8.
        var p = (r * (1f / 5040)) + (1f / 720);
        p = (p * r) + (1f / 120);
        p = (p * r) + (1f / 24);
        p = (p * r) + (1f / 6);
        p = (p * r) + 0.5f;
        p = (p * r) + 1;
        p = (p * r) + 1;
        return BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(p) + (BitConverter.SingleToInt32Bits(rounded) << 23));
    }
}
