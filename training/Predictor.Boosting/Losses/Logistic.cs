using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Predictor.Boosting.Losses;

/// <summary>The logistic function, from additions, multiplications and a division only, so that every machine gives the same bits.</summary>
internal static class Logistic
{
    // Beyond this the probability is 0 or 1 to 17 digits.
    private const double MostMargin = 40;
    private const double Log2E = 1.4426950408889634;

    // ln 2 in two parts, the first with trailing zeros, so that n x High is exact (Cody and Waite, 1980).
    private const double Ln2High = 0.693145751953125;
    private const double Ln2Low = 1.4286068203094173e-6;

    // Adding it rounds to an integer and leaves that integer in the low bits.
    private const double Rounder = 6755399441055744;

    /// <summary>1 / (1 + e^-margin), within 1e-11.</summary>
    public static double Probability(double margin) => 1 / (1 + Exp(-Math.Clamp(margin, -MostMargin, MostMargin)));

    /// <summary>The same for four margins, operation for operation, so bit for bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Probability(Vector256<double> margins)
    {
        var x = -Vector256.Min(Vector256.Max(margins, Vector256.Create(-MostMargin)), Vector256.Create(MostMargin));
        var rounded = (x * Log2E) + Vector256.Create(Rounder);
        var n = rounded - Vector256.Create(Rounder);
        var r = (x - (n * Ln2High)) - (n * Ln2Low);
        var p = (r * (1.0 / 362880)) + Vector256.Create(1.0 / 40320);
        p = (p * r) + Vector256.Create(1.0 / 5040);
        p = (p * r) + Vector256.Create(1.0 / 720);
        p = (p * r) + Vector256.Create(1.0 / 120);
        p = (p * r) + Vector256.Create(1.0 / 24);
        p = (p * r) + Vector256.Create(1.0 / 6);
        p = (p * r) + Vector256.Create(0.5);
        p = (p * r) + Vector256<double>.One;
        p = (p * r) + Vector256<double>.One;
        var exponential = (p.AsInt64() + (rounded.AsInt64() << 52)).AsDouble();
        return Vector256<double>.One / (Vector256<double>.One + exponential);
    }

    private static double Exp(double x)
    {
        var rounded = (x * Log2E) + Rounder;
        var n = rounded - Rounder;
        var r = (x - (n * Ln2High)) - (n * Ln2Low);

        // Taylor to r^9 for |r| <= ln(2) / 2: the rest is below 1e-11.
        var p = (r * (1.0 / 362880)) + (1.0 / 40320);
        p = (p * r) + (1.0 / 5040);
        p = (p * r) + (1.0 / 720);
        p = (p * r) + (1.0 / 120);
        p = (p * r) + (1.0 / 24);
        p = (p * r) + (1.0 / 6);
        p = (p * r) + 0.5;
        p = (p * r) + 1;
        p = (p * r) + 1;
        return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(p) + (BitConverter.DoubleToInt64Bits(rounded) << 52));
    }
}
