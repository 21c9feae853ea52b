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

    private static readonly string[] Zoned =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mmK", "yyyy-MM-dd"];

    /// <param name="text">With spaces around it or not.</param>
    /// <param name="zone">Of times without an offset.</param>
    /// <param name="time">With the offset given, or the zone's.</param>
    public static bool TryParse(ReadOnlySpan<char> text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        // RoundtripKind tells "no offset" (Unspecified) from Z (Utc) and an offset (Local), which only DateTimeOffset keeps.
        text = text.Trim();
        time = default;
        if (!DateTime.TryParseExact(text, Zoned, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local))
            return false;
        if (local.Kind != DateTimeKind.Unspecified)
            return DateTimeOffset.TryParseExact(text, Zoned, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

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
}
