using Predictor.Desk.Centre;

namespace Predictor.Api.Sample;

/// <summary>What stands behind the pages: the sample in Development, nothing elsewhere until a store holds a centre's events.</summary>
internal static class CentreSetup
{
    public static void AddCentre(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<SampleSettings>(builder.Configuration.GetSection("Sample"));
        builder.Services.AddSingleton<SampleLabel>();
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddSingleton<SampleCentre>();
            builder.Services.AddSingleton<ICentre>(services => services.GetRequiredService<SampleCentre>());
            builder.Services.AddHostedService(services => services.GetRequiredService<SampleCentre>());
        }
        else
        {
            builder.Services.AddSingleton<ICentre, EmptyCentre>();
        }
    }
}
