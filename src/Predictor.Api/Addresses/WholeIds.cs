using Microsoft.AspNetCore.Http.Features;

namespace Predictor.Api.Addresses;

/// <summary>
/// Ids in addresses as whoever sent them escaped them: a server leaves "%2F" as it is and decodes all else, so that "a%2Fb" and "a%252Fb" would come to be the same.
/// A company's own id may hold a slash, and is looked for as it is.
/// </summary>
internal static class WholeIds
{
    private const string Slash = "%2F";

    public static void UseWholeIds(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.Value?.Contains(Slash, StringComparison.OrdinalIgnoreCase) != true)
            return next(context);
        foreach (var (name, value) in context.Request.RouteValues)
        {
            if (value is string text && text.Contains(Slash, StringComparison.OrdinalIgnoreCase) && Whole(context.Features.Get<IHttpRequestFeature>()?.RawTarget, text) is { } whole)
                context.Request.RouteValues[name] = whole;
        }

        return next(context);
    });

    /// <param name="target">The request's target as it was sent: "/customers/a%2Fb?case=1".</param>
    /// <param name="decoded">One of its segments as the server decoded it: "a%2Fb".</param>
    /// <returns>The same decoded wholly, "a/b"; null: the target has no such segment.</returns>
    internal static string? Whole(string? target, string decoded) =>
        target?.Split('?', 2)[0].Split('/').FirstOrDefault(segment => AsServer(segment) == decoded) is { } found ? Uri.UnescapeDataString(found) : null;

    private static string AsServer(string segment) => Uri.UnescapeDataString(segment.Replace(Slash, "%252F", StringComparison.Ordinal).Replace("%2f", "%252f", StringComparison.Ordinal));
}
