using Predictor.Api.Triage;
using Predictor.Desk;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;

namespace Predictor.Api.Sample;

/// <summary>What stands behind the pages: the sample in Development, nothing elsewhere until a store holds a centre's events.</summary>
internal static class CentreSetup
{
    public static void AddCentre(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<SampleSettings>(builder.Configuration.GetSection("Sample"));
        builder.Services.Configure<DeskOptions>(builder.Configuration.GetSection("Desk"));
        builder.Services.AddSingleton(CustomerLinkSetting.Of(builder.Configuration));
        builder.Services.AddSingleton<SampleLabel>();
        builder.Services.AddSingleton<LineScores>();
        builder.Services.AddSingleton<IDesk, LiveDesk>();
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddSingleton<IDeskPeople, SamplePeople>();
            builder.Services.AddSingleton<SampleStore>();
            builder.Services.AddSingleton<SampleCentre>();
            builder.Services.AddHostedService(services => services.GetRequiredService<SampleCentre>());
        }
    }
}
