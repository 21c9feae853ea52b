using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Predictor.Api.Security;

/// <summary>How much, how often and how slowly anyone may send.</summary>
internal static class Limits
{
    /// <summary>Of a request's body, and of a line of a batch, bytes; endpoints that take more say so.</summary>
    public const int Body = 1024 * 1024;

    /// <summary>Of a batch's body, bytes: its lines are read and answered as they come.</summary>
    public const long Batch = 16L * 1024 * 1024 * 1024;

    /// <summary>Of a JSON body's nesting.</summary>
    public const int Depth = 16;

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var settings = LimitSettings.Of(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<CallerRates>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            var rate = new MinDataRate(settings.BytesPerSecond, TimeSpan.FromSeconds(settings.GraceSeconds));
            kestrel.Limits.MaxRequestBodySize = Body;
            kestrel.Limits.MaxConcurrentConnections = settings.Connections;
            kestrel.Limits.MinRequestBodyDataRate = rate;
            kestrel.Limits.MinResponseDataRate = rate;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(settings.HeaderSeconds);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        });
    }

    /// <summary>After it is known who asks.</summary>
    public static void UseCallerRates(this WebApplication app) => app.Use(app.Services.GetRequiredService<CallerRates>().InvokeAsync);
}
