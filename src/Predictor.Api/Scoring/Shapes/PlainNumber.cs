using System.Globalization;

namespace Predictor.Api.Scoring.Shapes;

/// <summary>A number as text without an exponent, which platforms' own expressions often cannot read.</summary>
internal static class PlainNumber
{
    /// <returns>The fewest digits that read back as the same bits, in the invariant culture; empty for what is no finite number.</returns>
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
            return "";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        return mark < 0 ? text : Spread(text.AsSpan(0, mark), int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    /// <summary>"1.25" and -5 into "0.0000125".</summary>
    private static string Spread(ReadOnlySpan<char> mantissa, int exponent)
    {
        var sign = mantissa[0] == '-' ? "-" : "";
        var digits = mantissa[sign.Length..].ToString().Replace(".", "", StringComparison.Ordinal);

        // One digit stands before the mantissa's point.
        var point = exponent + 1;
        return point <= 0 ? $"{sign}0.{new string('0', -point)}{digits}"
            : point >= digits.Length ? sign + digits.PadRight(point, '0')
            : $"{sign}{digits[..point]}.{digits[point..]}";
    }
}
