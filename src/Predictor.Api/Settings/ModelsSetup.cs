using Microsoft.Extensions.Options;
using Predictor.Models.Registry;

namespace Predictor.Api.Settings;

/// <summary>The models folder and what is live in it.</summary>
internal static partial class ModelsSetup
{
    public static void AddModels(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<ModelSettings>(builder.Configuration.GetSection("Models"));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new ModelRegistry(Folder(services)));
        builder.Services.AddSingleton(services =>
        {
            // Taken here: what looks after the folder may still be at it when the services are gone.
            var logger = services.GetRequiredService<ILogger<LiveModels>>();
            return new LiveModels(
                services.GetRequiredService<ModelRegistry>(), services.GetRequiredService<TimeProvider>(), problem => Refused(logger, problem), change => Changed(logger, change));
        });
        builder.Services.AddSingleton(services => new VersionCache(services.GetRequiredService<ModelRegistry>()));
        builder.Services.AddSingleton<DefaultModel>();
    }

    /// <summary>Beside what else there is to do before the service listens; to be awaited before it does, so that it starts with its models or says why it does not start.</summary>
    /// <exception cref="SettingsException">No models folder.</exception>
    public static Task LoadModelsAsync(this WebApplication app) => Task.Run(app.Services.GetRequiredService<LiveModels>);

    private static string Folder(IServiceProvider services)
    {
        var setting = services.GetRequiredService<IOptions<ModelSettings>>().Value.Folder;
        var contentRoot = services.GetRequiredService<IHostEnvironment>().ContentRootPath;
        return HousePath.Find(contentRoot, setting) ?? throw new SettingsException(
            $"Models:Folder: found '{setting}', expected a folder of models; there is none of that name in {contentRoot} or above it. " +
            "Train and publish a model, or set Models__Folder to where models are.");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Problem}")]
    private static partial void Refused(ILogger logger, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Change}")]
    private static partial void Changed(ILogger logger, string change);
}
