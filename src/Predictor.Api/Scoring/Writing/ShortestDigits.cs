using System.Globalization;
using System.Numerics;

namespace Predictor.Api.Scoring.Writing;

/// <summary>
/// A double in the fewest digits that read back as the same bits, of several the nearest: the text of the runtime's own formatter, which tests hold it to, in a quarter of its time.
/// From a ten-thousandth to 10^15, where an answer's figures are, it is worked out in whole numbers without rounding: of v = c 2^q, 10^n v and the halves of the way to both neighbours
/// fit 128 bits. All else the runtime writes, powers of two among it, whose neighbour below is nearer. After Giulietti, "The Schubfach way to render doubles" (2020).
/// </summary>
internal static class ShortestDigits
{
    /// <summary>Bytes of the longest text, such as -1.7976931348623157E+308, with room to spare.</summary>
    public const int Longest = 32;

    private const double Least = 1e-4;
    private const double Most = 1e15;
    private const int MantissaBits = 52;
    private const ulong Hidden = 1UL << MantissaBits;

    /// <summary>Of 5, from 0: n is at most 20.</summary>
    private static readonly ulong[] Powers = [.. Enumerable.Range(0, 21).Select(n => (ulong)BigInteger.Pow(5, n))];

    /// <param name="value">Finite.</param>
    /// <param name="text">At least <see cref="Longest"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(double value, Span<byte> text)
    {
        var size = Math.Abs(value);
        var mantissa = BitConverter.DoubleToUInt64Bits(value) & (Hidden - 1);
        if (size is < Least or >= Most || mantissa == 0)
        {
            value.TryFormat(text, out var written, default, CultureInfo.InvariantCulture);
            return written;
        }

        var sign = 0;
        if (value < 0)
            text[sign++] = (byte)'-';
        var whole = (ulong)size;
        return sign + (whole == size ? Write(whole, text[sign..]) : Write(size, mantissa | Hidden, text[sign..]));
    }

    private static int Write(double size, ulong c, Span<byte> text)
    {
        // The width of what reads back as v is 2^q: n is such that 10^n times it is at least 1 and below 10, so that one whole number or more lies in it and at most one multiple of ten.
        var q = (int)(BitConverter.DoubleToUInt64Bits(size) >> MantissaBits) - 1023 - MantissaBits;
        var n = ((-q * 1_262_611) >> 22) + 1;

        // In quarters of c, with the twos of 10^n left to the shift: 10^n v = s + rest / unit, and half is half the width.
        var shift = 2 - q - n;
        var unit = 1UL << shift;
        var high = Math.BigMul(4 * c, Powers[n], out var low);
        var s = (high << (64 - shift)) | (low >> shift);
        var rest = low & (unit - 1);
        var half = 2 * Powers[n];
        if ((c & 1) != 0)
        {
            // Of an odd c the ends of the way read back as the neighbours.
            half--;
        }

        var (tens, last) = Math.DivRem(s, 10);
        if ((last * unit) + rest <= half)
            return WriteShort(size, tens, n - 1, text);
        if (((10 - last) * unit) - rest <= half)
            return WriteShort(size, tens + 1, n - 1, text);

        var isUp = rest * 2 == unit ? (s & 1) != 0 : rest * 2 > unit;
        return Place(size, isUp ? s + 1 : s, n, text);
    }

    /// <summary>Without the noughts at its end.</summary>
    private static int WriteShort(double size, ulong digits, int n, Span<byte> text)
    {
        while (Math.DivRem(digits, 10) is (var tens, 0))
        {
            (digits, n) = (tens, n - 1);
        }

        return Place(size, digits, n, text);
    }

    /// <summary>digits / 10^n, no whole number.</summary>
    private static int Place(double size, ulong digits, int n, Span<byte> text)
    {
        if (size < 1)
        {
            "0."u8.CopyTo(text);
            var count = Write(digits, text[2..]);
            if (count == n)
                return 2 + n;
            text.Slice(2, count).CopyTo(text[(2 + n - count)..]);
            text[2..(2 + n - count)].Fill((byte)'0');
            return 2 + n;
        }

        var all = Write(digits, text[1..]);
        text[1..(1 + all - n)].CopyTo(text);
        text[all - n] = (byte)'.';
        return all + 1;
    }

    private static int Write(ulong whole, Span<byte> text)
    {
        whole.TryFormat(text, out var written, default, CultureInfo.InvariantCulture);
        return written;
    }
}
