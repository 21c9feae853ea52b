using System.Globalization;
using System.Text.Json;
using Predictor.Cases.Text;

namespace Predictor.Api.Platforms.Maps;

/// <summary>A time as platforms write it: ISO 8601, or a number of seconds or milliseconds since the epoch, told apart by its size.</summary>
internal static class MapTime
{
    /// <summary>From here on a number is of milliseconds: as seconds it would be the year 5138, as milliseconds it is 1973.</summary>
    private const double FirstMilliseconds = 1e11;

    private const double Last = 2.5e14;

    /// <summary>Milliseconds since the epoch; null where it is no time.</summary>
    public static long? Read(JsonElement value)
    {
        var text = value.ToString();
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number is > 0 and < Last ? (long)(number < FirstMilliseconds ? number * 1_000 : number) : null;
        return IsoTime.TryParse(text, TimeZoneInfo.Utc, out var time) ? time.ToUnixTimeMilliseconds() : null;
    }
}
