using System.Globalization;

namespace Predictor.Cases.Text;

/// <summary>
/// Times in ISO 8601: a date, or a date and time after T or a space, to the minute, second or a fraction of it, with Z, an offset, or none.
/// A time without an offset is local: in the hour that a zone's clocks go through twice it is taken as standard time.
/// </summary>
public static class IsoTime
{
    /// <summary>What a message says was expected.</summary>
    public const string Expected = "an ISO time such as 2026-06-30T23:59:59Z";

    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mmK", "yyyy-MM-dd"];

    /// <param name="text">With spaces around it or not.</param>
    /// <param name="zone">Of times without an offset.</param>
    /// <param name="time">With the offset given, or the zone's.</param>
    public static bool TryParse(ReadOnlySpan<char> text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        text = text.Trim();
        return TryParseSeconds(text, out time) || TryParseAny(text, zone, out time);
    }

    /// <summary>The form that files of our own hold, 2026-06-30T23:59:59Z, in a fraction of <see cref="TryParseAny"/>'s time; false for any other.</summary>
    internal static bool TryParseSeconds(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
            return false;

        var (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10]));
        var (hour, minute, second) = (Digits(text[11..13]), Digits(text[14..16]), Digits(text[17..19]));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
            return false;

        time = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    internal static bool TryParseAny(ReadOnlySpan<char> text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        // RoundtripKind tells "no offset" (Unspecified) from Z (Utc) and an offset (Local), which only DateTimeOffset keeps.
        time = default;
        if (!DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local))
            return false;
        if (local.Kind != DateTimeKind.Unspecified)
            return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

        var offset = zone.GetUtcOffset(local);
        if (local.Ticks - offset.Ticks < DateTime.MinValue.Ticks || local.Ticks - offset.Ticks > DateTime.MaxValue.Ticks)
            return false;

        time = new DateTimeOffset(local, offset);
        return true;
    }

    /// <summary>UTC, to the second: 2026-06-30T23:59:59Z.</summary>
    public static string Format(long epochSeconds) =>
        DateTimeOffset.FromUnixTimeSeconds(epochSeconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>As given, with as much of a second as there is.</summary>
    public static string Format(DateTimeOffset time) =>
        time.ToString(time.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary>The number, or -1 where a letter is no digit.</summary>
    private static int Digits(ReadOnlySpan<char> text)
    {
        var number = 0;
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter))
                return -1;
            number = (number * 10) + (letter - '0');
        }

        return number;
    }
}
