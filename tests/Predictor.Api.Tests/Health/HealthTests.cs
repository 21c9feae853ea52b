namespace Predictor.Api.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Live_always_and_ready_once_the_default_model_answers()
    {
        using var service = new Service("Development", new Dictionary<string, string> { ["Models:Default"] = "other" });
        Assert.Equal(200, await StatusAsync(service, "/health/live"));
        Assert.Equal(503, await StatusAsync(service, "/health/ready"));
        using (var refused = await service.PostAsync("/v1/score", """{"features": {}}"""))
        {
            await Service.ProblemAsync(refused, 503);
        }

        service.Publish("other");
        var status = 0;
        for (var attempt = 0; attempt < 100 && status != 200; attempt++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            status = await StatusAsync(service, "/health/ready");
        }

        Assert.Equal(200, status);
        var answer = await service.ScoreAsync("""{"caseId": "c", "features": {}}""");
        Assert.Equal("other", answer.GetProperty("model").GetProperty("name").GetString());
    }

    private static async Task<int> StatusAsync(Service service, string path)
    {
        using var response = await service.Client.GetAsync(path, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
