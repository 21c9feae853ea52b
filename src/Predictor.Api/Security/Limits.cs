namespace Predictor.Api.Security;

/// <summary>How much, and how slowly, anyone may send.</summary>
internal static class Limits
{
    /// <summary>Of a request's body, bytes.</summary>
    public const int Body = 1024 * 1024;

    /// <summary>Of a JSON body's nesting.</summary>
    public const int Depth = 16;

    public static void AddLimits(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Body;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
    });
}
