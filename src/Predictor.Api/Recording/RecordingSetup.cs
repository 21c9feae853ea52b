namespace Predictor.Api.Recording;

/// <summary>The store, and what is kept in it.</summary>
internal static class RecordingSetup
{
    public static void AddRecording(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<StoreSettings>(builder.Configuration.GetSection("Store"));
        builder.Services.AddSingleton<LiveStore>();
        builder.Services.AddSingleton<LiveHistory>();
        builder.Services.AddSingleton<PredictionRecording>();
        builder.Services.AddTransient<PredictedOutcomes>();
        builder.Services.AddSingleton<ShadowScoring>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LiveStore>());

        // Stops before the store does.
        builder.Services.AddHostedService(services => services.GetRequiredService<ShadowScoring>());
    }

    /// <summary>Opens the store beside what else there is to do before the service listens.</summary>
    public static void BeginRecording(this WebApplication app) => app.Services.GetRequiredService<LiveStore>().Begin();
}
