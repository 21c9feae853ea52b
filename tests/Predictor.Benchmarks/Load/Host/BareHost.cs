using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Predictor.Benchmarks.Load.Host;

/// <summary>A host that has the bare endpoint and nothing else: what the service's start is held against.</summary>
internal static class BareHost
{
    public const string Name = "own-bare-host";

    public static Command Command()
    {
        var urls = new Option<string>("--urls") { Required = true };
        var command = new Command(Name) { urls };
        command.Hidden = true;
        command.SetAction(async (parsed, _) =>
        {
            var builder = WebApplication.CreateBuilder(["--urls", parsed.GetRequiredValue(urls)]);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, BareJson.Default));
            var app = builder.Build();
            app.Map(BareEndpoint.Path, BareEndpoint.Map);
            await app.RunAsync();
        });
        return command;
    }
}
