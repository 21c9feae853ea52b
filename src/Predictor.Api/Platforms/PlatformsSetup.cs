using Predictor.Api.Platforms.Maps;

namespace Predictor.Api.Platforms;

/// <summary>Field maps, and what they are for.</summary>
internal static class PlatformsSetup
{
    public static void AddPlatforms(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FieldMaps>();
        builder.Services.AddSingleton<PlatformCases>();
        builder.Services.AddSingleton<PlatformRecording>();
    }

    /// <summary>A map at fault keeps the service from starting.</summary>
    public static void LoadMaps(this WebApplication app) => app.Services.GetRequiredService<FieldMaps>();
}
