using System.Buffers;
using System.Runtime.CompilerServices;

namespace Predictor.Api.Scoring;

/// <summary>
/// The plainest of JSON's tokens, read where they stand: text without an escape, a number of few digits without an exponent. Whatever is not that is left to the reader of all JSON.
/// A place is an index into the document; where something is read it moves behind it.
/// </summary>
internal static class PlainJson
{
    /// <summary>Digits of a number: they and the power of ten that divides them are exact, so the quotient is rounded once, as a parser rounds.</summary>
    private const int MostDigits = 15;

    private static readonly double[] Tens = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>What ends a text or says that it is not plain: a quote, an escape, a control character.</summary>
    private static readonly SearchValues<byte> Ends = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(each => (byte)each)]);

    /// <summary>What stands there but for spaces; 0 at the end of the document.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Next(ReadOnlySpan<byte> json, ref int place)
    {
        while (place < json.Length)
        {
            var next = json[place];
            if (next > ' ' || next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                return next;
            place++;
        }

        return 0;
    }

    /// <param name="json">Known to be UTF-8.</param>
    /// <param name="place">Of the quote before the text.</param>
    /// <param name="text">Without its quotes.</param>
    public static bool TryText(ReadOnlySpan<byte> json, ref int place, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (place >= json.Length || json[place] != '"')
            return false;
        var rest = json[(place + 1)..];
        var end = rest.IndexOfAny(Ends);
        if (end < 0 || rest[end] != '"')
            return false;
        text = rest[..end];
        place += end + 2;
        return true;
    }

    public static bool TryWord(ReadOnlySpan<byte> json, ref int place, ReadOnlySpan<byte> word)
    {
        if (!json[place..].StartsWith(word))
            return false;
        place += word.Length;
        return true;
    }

    /// <summary>Where the digits end, what comes next is not looked at.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> json, ref int place, out double value)
    {
        var at = place;
        var isNegative = at < json.Length && json[at] == '-';
        if (isNegative)
            at++;
        var first = at;
        var digits = Digits(json, ref at, 0);
        var whole = at - first;
        var fraction = 0;
        if (at < json.Length && json[at] == '.')
        {
            at++;
            digits = Digits(json, ref at, digits);
            fraction = at - first - whole - 1;
            if (fraction == 0)
                whole = 0;
        }

        value = 0;
        if (whole == 0 || (whole > 1 && json[first] == '0') || whole + fraction > MostDigits)
            return false;
        value = (isNegative ? -(double)digits : digits) / Tens[fraction];
        place = at;
        return true;
    }

    private static ulong Digits(ReadOnlySpan<byte> json, ref int place, ulong before)
    {
        while (place < json.Length && (uint)(json[place] - '0') <= 9)
        {
            before = (before * 10) + (ulong)(json[place] - '0');
            place++;
        }

        return before;
    }
}
