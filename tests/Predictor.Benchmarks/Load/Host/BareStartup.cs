using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(Predictor.Benchmarks.Load.Host.BareStartup))]

namespace Predictor.Benchmarks.Load.Host;

/// <summary>Puts the bare endpoint before all else that the service does, in the same process and on the same port.</summary>
internal sealed class BareStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services =>
    {
        services.AddSingleton<IStartupFilter, BareFirst>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, BareJson.Default));
    });

    private sealed class BareFirst : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map(BareEndpoint.Path, BareEndpoint.Map);
            next(app);
        };
    }
}
