using System.Globalization;
using Predictor.Cases.Text;

namespace Predictor.Api.Keys;

/// <summary>Until when a key opens: "90d", "12h", "52w", a time, or "never".</summary>
internal static class KeyLifetime
{
    public const string Expected = "a span such as 90d (d, h or w), a time to come such as 2027-06-30T00:00:00Z, or never";

    private const int MostDays = 36_500;

    /// <param name="text">As said.</param>
    /// <param name="now">From when a span counts.</param>
    /// <param name="expiresAt">Null: never.</param>
    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset? expiresAt)
    {
        expiresAt = null;
        if (text == "never")
            return true;
        if (IsoTime.TryParse(text, TimeZoneInfo.Utc, out var time))
        {
            expiresAt = time;
            return time > now;
        }

        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        var hours = (long)count * text[^1] switch { 'h' => 1, 'd' => 24, 'w' => 168, _ => 0 };
        if (hours is <= 0 or > MostDays * 24L)
            return false;
        expiresAt = now.AddHours(hours);
        return true;
    }
}
