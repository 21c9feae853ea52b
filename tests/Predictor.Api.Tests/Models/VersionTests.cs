namespace Predictor.Api.Tests.Models;

public sealed class VersionTests(Service service) : IClassFixture<Service>
{
    private const string Case = """{"caseId":"c","features":{"visits":3,"topic":"billing","hour":3}}""";

    [Fact]
    public async Task A_version_that_is_asked_for_answers_and_the_live_one_where_none_is()
    {
        service.Registry.Add(TinyModel.Make("tiny", baseMargin: 1));
        const string Twice = Case + "\n" + Case + "\n";

        var live = await service.ScoreAsync(Case, "/v1/score?record=none");
        var one = await service.ScoreAsync(Case, "/v1/score?version=1&record=none");
        var two = await service.ScoreAsync(Case, "/v1/models/tiny/score?version=2");
        using var batch = await service.PostAsync("/v1/score/batch?version=2&record=none", Twice);

        Assert.Equal(live.GetProperty("outcomes").GetRawText(), one.GetProperty("outcomes").GetRawText());
        Assert.Equal(2, two.GetProperty("model").GetProperty("version").GetInt32());
        Assert.Equal(3, two.GetProperty("outcomes")[0].GetProperty("margin").GetDouble() - live.GetProperty("outcomes")[0].GetProperty("margin").GetDouble(), 12);
        Assert.True(two.GetProperty("recorded").GetBoolean());
        var lines = (await batch.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Equal(two.GetProperty("outcomes").GetRawText(), Service.Json(line).GetProperty("outcomes").GetRawText()));
    }

    [Theory]
    [InlineData("/v1/score?version=7", 404)]
    [InlineData("/v1/score/batch?version=7", 404)]
    [InlineData("/v1/models/nobody/score?version=1", 404)]
    [InlineData("/v1/models/%2e%2e%2ftiny/score?version=1", 404)]
    [InlineData("/v1/score?version=0", 400)]
    [InlineData("/v1/score?version=two", 400)]
    [InlineData("/v1/score?version=99999999999", 400)]
    public async Task A_version_that_is_not_there_is_not_found(string path, int status) => await service.RefusedAsync(status, Case, path);

    [Fact]
    public async Task A_broken_version_is_said_to_be_so_and_answers_once_it_is_mended()
    {
        using var own = new Service();
        own.Registry.Add(TinyModel.Make("tiny"));
        own.Break("tiny", 2, "card.md");

        using var response = await own.PostAsync("/v1/score?version=2", Case);

        var problem = await Service.ProblemAsync(response, 503);
        Assert.Contains("card.md", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(response.Headers.GetValues("Retry-After"));
        await own.ScoreAsync(Case);
    }
}
