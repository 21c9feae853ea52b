using Predictor.Api.Keys;

namespace Predictor.Api.Metering;

/// <summary>The service's meters, and some of ASP.NET Core's and the runtime's, as Prometheus reads them.</summary>
internal static class MeteringSetup
{
    public static void AddMetering(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ServiceMeter>();
        builder.Services.AddSingleton<MeterReading>();
    }

    public static void MapMetering(this WebApplication app)
    {
        // Made before the first request: what comes before the first scrape counts too.
        var reading = app.Services.GetRequiredService<MeterReading>();
        app.Services.GetRequiredService<ServiceMeter>();
        app.MapGet("/metrics", () => TypedResults.Text(PrometheusText.Of(reading.Read()), PrometheusText.ContentType))
            .RequireAuthorization(Scope.Any)
            .ExcludeFromDescription();
    }
}
