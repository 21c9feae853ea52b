using System.Text.Json;

namespace Predictor.Api.Tests.Documents;

public sealed class DocumentTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task The_score_request_lists_the_live_models_own_columns()
    {
        var features = Request(await DocumentAsync()).GetProperty("schema").GetProperty("properties").GetProperty("features").GetProperty("properties");

        Assert.Equal(["visits", "queueing", "fixed", "topic", "age", "hour"], features.EnumerateObject().Select(feature => feature.Name));
        var queueing = features.GetProperty("queueing");
        Assert.Equal(0, queueing.GetProperty("minimum").GetDouble());
        Assert.Equal(7200, queueing.GetProperty("maximum").GetDouble());
        Assert.Contains("in seconds, known at closure", queueing.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal(["billing", "moving", "Ärger"], features.GetProperty("topic").GetProperty("enum").EnumerateArray().Select(level => level.GetString()).Where(level => level is not null));
        Assert.All(features.EnumerateObject(), feature => Assert.True(
            feature.Value.TryGetProperty("example", out _) || feature.Value.TryGetProperty("examples", out _), $"{feature.Name} has no example"));
    }

    [Fact]
    public async Task The_example_request_is_answered_without_a_warning()
    {
        var example = Request(await DocumentAsync()).GetProperty("example").GetRawText();
        var answer = await service.ScoreAsync(example, "/v1/score?strict=true");

        Assert.Empty(answer.GetProperty("warnings").EnumerateArray());
        Assert.Empty(answer.GetProperty("missing").EnumerateArray());
    }

    [Fact]
    public async Task What_the_query_and_headers_may_say_is_described()
    {
        var operation = (await DocumentAsync()).GetProperty("paths").GetProperty("/v1/score").GetProperty("post");

        var parameters = operation.GetProperty("parameters").EnumerateArray().Select(parameter => $"{parameter.GetProperty("in").GetString()} {parameter.GetProperty("name").GetString()}").ToArray();
        Assert.Equal(parameters.Distinct(), parameters);
        Assert.Superset(
            new HashSet<string> { "query strict", "query reasons", "query record", "query shape", "query deadlineMs", "header X-Deadline-Ms", "query idempotencyKey", "header Idempotency-Key", "query caseId", "query customerId", "query moment", "query asOf", "query value", "query columns" },
            parameters.ToHashSet());
        var form = operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/x-www-form-urlencoded").GetProperty("schema").GetProperty("properties");
        Assert.Equal(["caseId", "customerId", "moment", "asOf", "value", "visits", "queueing", "fixed", "topic", "age", "hour"], form.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Every_status_of_a_score_is_described()
    {
        var responses = (await DocumentAsync()).GetProperty("paths").GetProperty("/v1/score").GetProperty("post").GetProperty("responses");

        foreach (var status in new[] { "200", "400", "404", "413", "422", "503" })
        {
            Assert.True(responses.TryGetProperty(status, out _), status);
        }

        Assert.True(responses.GetProperty("503").GetProperty("content").TryGetProperty("application/problem+json", out _));
    }

    [Fact]
    public async Task Swagger_is_there_and_loads_nothing_from_elsewhere()
    {
        using var page = await service.Client.GetAsync("/swagger/index.html", TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)page.StatusCode);
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<JsonElement> DocumentAsync() => Service.Json(await service.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));

    private static JsonElement Request(JsonElement document) => document.GetProperty("paths").GetProperty("/v1/score").GetProperty("post")
        .GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
}
