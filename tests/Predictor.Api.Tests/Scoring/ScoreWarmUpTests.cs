using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Scoring;
using Predictor.Models.Registry;

namespace Predictor.Api.Tests.Scoring;

public sealed class ScoreWarmUpTests
{
    [Fact]
    public async Task A_case_that_is_nobodys_goes_through_every_live_model_at_both_moments_and_is_nowhere_kept()
    {
        using var service = new Service("Development", models: each => each.Publish("early", arrivalOnly: true));
        var models = service.Services.GetRequiredService<LiveModels>();
        Assert.Equal(["early", "tiny"], models.Names);

        ScoreWarmUp.Run(models, DateTimeOffset.UnixEpoch);

        var lines = Service.Json(await service.Client.GetStringAsync("/v1/cases", TestContext.Current.CancellationToken));
        Assert.Equal(0, lines.GetProperty("cases").GetArrayLength());
        using var scores = await service.Client.GetAsync("/v1/scores/0", TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)scores.StatusCode);
    }
}
