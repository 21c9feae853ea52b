using System.Net;

namespace Predictor.Api.Keys;

/// <summary>What comes from this machine and was meant for it.</summary>
internal static class Loopback
{
    /// <summary>
    /// From a loopback address, under a loopback name (a page elsewhere could point its own name at 127.0.0.1 and read what it finds),
    /// and not passed on by a proxy (behind one, everybody is local).
    /// </summary>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote)
        && IsLoopbackName(context.Request.Host.Host)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
