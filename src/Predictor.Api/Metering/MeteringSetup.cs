using Predictor.Api.Keys;
using Prometheus;

namespace Predictor.Api.Metering;

/// <summary>The service's meters, and those of ASP.NET Core, as Prometheus reads them.</summary>
internal static class MeteringSetup
{
    public static void AddMetering(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ServiceMeter>();
        Metrics.ConfigureMeterAdapter(adapter =>
        {
            adapter.InstrumentFilterPredicate = instrument => instrument.Meter.Name == ServiceMeter.Name || instrument.Meter.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);
            adapter.ResolveHistogramBuckets = _ => ServiceMeter.Buckets;
        });
    }

    public static async Task MapMeteringAsync(this WebApplication app)
    {
        app.MapMetrics("/metrics").RequireAuthorization(Scope.Any).WithTags("Health").WithSummary("Counts and times, as Prometheus reads them.");

        // The adapter listens from the first collection on: what comes before the first scrape counts too.
        await Metrics.DefaultRegistry.CollectAndExportAsTextAsync(Stream.Null);
    }
}
