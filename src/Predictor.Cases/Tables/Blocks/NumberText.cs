using System.Globalization;

namespace Predictor.Cases.Tables.Blocks;

/// <summary>
/// Numbers from UTF-8 text, as <see cref="NumberCell.TryParse"/> reads them. Plain decimals of up to 19 digits are one multiplication or division away:
/// where the digits fit 53 bits and the power of ten 22 digits, both are exact doubles and their product or quotient is rounded once
/// (Clinger, "How to Read Floating Point Numbers Accurately", 1990). All other text goes to the framework.
/// </summary>
internal static class NumberText
{
    private const int MostDigits = 19;
    private const ulong MostExact = 1UL << 53;

    /// <summary>Bits of a double that a float32 drops, for numbers of its normal range.</summary>
    private const ulong Dropped = (1UL << 29) - 1;

    private static readonly double[] PowersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>The double.</summary>
    /// <param name="text">Trimmed.</param>
    /// <param name="value">Finite.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value) =>
        TryParseDecimal(text, out value, out var exact) && exact ? double.IsFinite(value) : TryParseAny(text, out value);

    /// <summary>
    /// The double rounded to float32, infinite beyond its range. Of digits beyond 53 bits the double is known to a unit in its last place or so,
    /// which is enough unless it lies next to the middle between two float32.
    /// </summary>
    /// <param name="text">Trimmed.</param>
    /// <param name="value">NaN where it is no number.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out float value)
    {
        if (TryParseDecimal(text, out var number, out var exact) && (exact || IsFarFromMiddle(number)))
        {
            value = (float)number;
            return true;
        }

        var any = TryParseAny(text, out number);
        value = any ? (float)number : float.NaN;
        return any;
    }

    /// <summary>Whether a double and those a few units of its last place around it round to the same float32.</summary>
    private static bool IsFarFromMiddle(double value)
    {
        const ulong Middle = (Dropped + 1) / 2;
        const ulong Unsure = 4;
        return Math.Abs(value) is > 1e-30 and < 1e38 && (BitConverter.DoubleToUInt64Bits(value) & Dropped) - (Middle - Unsure) > 2 * Unsure;
    }

    /// <returns>False where the text is not of the plain form; it may be a number all the same.</returns>
    private static bool TryParseDecimal(ReadOnlySpan<byte> text, out double value, out bool exact)
    {
        var at = 0;
        var negative = false;
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            negative = text[0] == '-';
            at = 1;
        }

        var first = at;
        var digits = ReadDigits(text, ref at, 0);
        var (count, exponent) = (at - first, 0);
        if (at < text.Length && text[at] == '.')
        {
            first = ++at;
            digits = ReadDigits(text, ref at, digits);
            exponent = first - at;
            count += at - first;
        }

        if (at < text.Length)
            exponent += ReadExponent(text, ref at);
        exact = digits <= MostExact;
        if (at < text.Length || count is 0 or > MostDigits || exponent is < -22 or > 22)
        {
            value = double.NaN;
            return false;
        }

        value = exponent < 0 ? digits / PowersOfTen[-exponent] : digits * PowersOfTen[exponent];
        value = negative ? -value : value;
        return true;
    }

    private static ulong ReadDigits(ReadOnlySpan<byte> text, ref int at, ulong digits)
    {
        for (; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit > 9)
                break;
            digits = (digits * 10) + digit;
        }

        return digits;
    }

    /// <summary>What e and an exponent of up to three digits say; nothing is read where they are not there.</summary>
    private static int ReadExponent(ReadOnlySpan<byte> text, ref int at)
    {
        if ((text[at] | 0x20) != 'e')
            return 0;

        var digit = at + 1;
        var negative = digit < text.Length && text[digit] == '-';
        if (digit < text.Length && text[digit] is (byte)'-' or (byte)'+')
            digit++;
        if (text.Length - digit is < 1 or > 3)
            return 0;

        var exponent = (int)ReadDigits(text, ref digit, 0);
        if (digit == text.Length)
            at = digit;
        return negative ? -exponent : exponent;
    }

    private static bool TryParseAny(ReadOnlySpan<byte> text, out double value)
    {
        // What begins with a letter is a word, or a word for a number that is not finite.
        value = double.NaN;
        return text.Length > 0 && !char.IsAsciiLetter((char)text[0])
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }
}
