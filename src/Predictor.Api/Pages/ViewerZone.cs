using Microsoft.Extensions.Options;
using Predictor.Desk;

namespace Predictor.Api.Pages;

/// <summary>A viewer's time zone: his browser says it in a cookie; until it has, the settings do.</summary>
internal static class ViewerZone
{
    /// <summary>Set by the desk's script; holds an IANA name.</summary>
    public const string Cookie = "predictor_zone";

    private const int Longest = 64;

    public static TimeZoneInfo Of(HttpContext context)
    {
        if (context.Request.Cookies.TryGetValue(Cookie, out var named) && named.Length <= Longest && TimeZoneInfo.TryFindSystemTimeZoneById(named, out var zone))
            return zone;
        return TimeZoneInfo.TryFindSystemTimeZoneById(context.RequestServices.GetRequiredService<IOptions<DeskOptions>>().Value.TimeZone, out var standard) ? standard : TimeZoneInfo.Utc;
    }
}
