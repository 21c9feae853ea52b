using Predictor.Api.Errors;

namespace Predictor.Api.Security;

/// <summary>
/// Keeps pages of elsewhere from changing anything here with what a browser sends along by itself: a password it remembers, or that it is on this machine.
/// Browsers say where a request comes from; what is no browser says nothing and is not asked.
/// </summary>
internal static class CrossSite
{
    public static void UseCrossSiteCheck(this WebApplication app) => app.Use((context, next) => IsFromElsewhere(context.Request)
        ? Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "From another site", "A page of another site asked a browser to send this. Only pages of the service itself may.")
        : next(context));

    private static bool IsFromElsewhere(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return false;
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is not ("same-origin" or "none");
        return request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
