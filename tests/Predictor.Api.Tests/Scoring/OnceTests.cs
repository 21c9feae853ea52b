using System.Text.Json;

namespace Predictor.Api.Tests.Scoring;

/// <summary>A request that is sent again is answered again and recorded once.</summary>
public sealed class OnceTests(Service service) : IClassFixture<Service>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("?shape=flat&reasons=2")]
    public async Task The_same_key_and_request_are_answered_byte_for_byte_and_recorded_once(string query)
    {
        var id = $"again{query.Length}";
        var body = $$"""{"caseId":"{{id}}","customerId":"k1","features":{"visits":3,"queueing":"700","visitz":1,"topic":"Ärger"} }""";

        var first = await TextAsync(body, query, key: $"key-{id}");
        var second = await TextAsync(body, query, key: $"key-{id}");
        var other = await TextAsync(body, query, key: $"key-{id}-2");

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.Equal(2, (await ScoresAsync(id)).Length);
    }

    [Fact]
    public async Task A_key_may_be_said_in_the_query()
    {
        const string Body = """{"caseId":"query-key","features":{"visits":3}}""";

        var first = await TextAsync(Body, "?idempotencyKey=q%2F1");

        Assert.Equal(first, await TextAsync(Body, "", key: "q/1"));
        Assert.Equal(first, await TextAsync(Body, "?idempotencyKey=q/1", key: "q/1"));
        Assert.Single(await ScoresAsync("query-key"));
    }

    [Theory]
    [InlineData("""{"caseId":"other","features":{"visits":4}}""", "")]
    [InlineData("""{"caseId":"other","features":{"visits":3}} """, "")]
    [InlineData("""{"caseId":"other","features":{"visits":3}}""", "?reasons=1")]
    [InlineData("""{"caseId":"other","features":{"visits":3}}""", "?topic=billing")]
    public async Task The_same_key_with_another_request_is_refused(string body, string query)
    {
        await TextAsync("""{"caseId":"other","features":{"visits":3}}""", "", key: "taken");

        using var refused = await SendAsync(body, query, "taken");

        await Service.ProblemAsync(refused, 422);
        Assert.Single(await ScoresAsync("other"));
    }

    [Fact]
    public async Task Of_many_at_once_one_is_recorded_and_all_say_the_same()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => TextAsync("""{"caseId":"crowd","features":{"visits":3}}""", "", key: "crowd")));

        Assert.Single(answers.Distinct());
        Assert.Single(await ScoresAsync("crowd"));
    }

    [Fact]
    public async Task Over_a_restart_and_at_another_instance_a_key_stands_for_the_same_answer()
    {
        var folder = Directory.CreateTempSubdirectory("predictor-once-");
        var settings = new Dictionary<string, string> { ["Store:Connection"] = $"Data Source={Path.Combine(folder.FullName, "once.db")}" };
        const string Body = """{"caseId":"restart","features":{"visits":3}}""";
        string first, second, third;
        using (var one = new Service("Development", settings))
        {
            first = await TextAsync(Body, "", "r", one);
            using var two = new Service("Development", settings);
            second = await TextAsync(Body, "", "r", two);
        }

        using (var three = new Service("Development", settings))
        {
            third = await TextAsync(Body, "", "r", three);
        }

        Assert.Equal((first, first), (second, third));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("/v1/score?record=none", "k", "record")]
    [InlineData("/v1/score?idempotencyKey=another", "k", "Idempotency-Key")]
    [InlineData("/v1/score/batch", "k", "idempotencyKey")]
    [InlineData("/v1/score?idempotencyKey=%C3%84", null, "idempotencyKey")]
    [InlineData("/v1/score", "201", "Idempotency-Key")]
    public async Task A_key_that_cannot_be_kept_is_refused(string path, string? key, string place)
    {
        key = key == "201" ? new string('x', 201) : key;
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("""{"caseId":"c","features":{}}""") };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await service.Client.SendAsync(request, Cancellation);

        Assert.Equal(place, Assert.Single((await Service.ProblemAsync(response, 400)).GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task The_same_case_moment_and_time_are_recorded_once_and_the_answer_says_under_which_id()
    {
        const string Body = """{"caseId":"once","customerId":"k1","asOf":"2026-06-30T13:00:00.5Z","features":{"visits":3,"queueing":700}}""";

        var first = await service.ScoreAsync(Body);
        var second = await service.ScoreAsync(Body);
        var few = await service.ScoreAsync(Body, "/v1/score?reasons=1");
        var other = await service.ScoreAsync(Body.Replace("700", "10", StringComparison.Ordinal));
        var later = await service.ScoreAsync(Body.Replace(".5Z", ".6Z", StringComparison.Ordinal));

        Assert.Equal(first.GetRawText(), second.GetRawText());
        Assert.Equal(1, few.GetProperty("outcomes")[0].GetProperty("reasons").GetArrayLength());
        Assert.True(few.GetProperty("recorded").GetBoolean());
        Assert.False(other.GetProperty("recorded").GetBoolean());
        Assert.Equal("scoredBefore", Assert.Single(other.GetProperty("warnings").EnumerateArray()).GetProperty("code").GetString());
        Assert.NotEqual(first.GetProperty("outcomes").GetRawText(), other.GetProperty("outcomes").GetRawText());
        Assert.All([few, other], answer => Assert.Equal(first.GetProperty("predictionId").GetString(), answer.GetProperty("predictionId").GetString()));
        Assert.NotEqual(first.GetProperty("predictionId").GetString(), later.GetProperty("predictionId").GetString());
        Assert.Equal(2, (await ScoresAsync("once")).Length);
    }

    [Fact]
    public async Task A_batch_sent_again_is_recorded_once()
    {
        var lines = string.Concat(Enumerable.Range(0, 300).Select(i => $$"""{"caseId":"batch{{i % 3}}","asOf":"2026-06-30T13:{{i / 3 % 60:00}}:{{i / 180:00}}Z","features":{"visits":{{i % 3}} } }""" + "\n"));

        var first = await (await service.PostAsync("/v1/score/batch", lines)).Content.ReadAsStringAsync(Cancellation);
        var second = await (await service.PostAsync("/v1/score/batch", lines)).Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(first, second);
        Assert.Equal(100, (await ScoresAsync("batch1")).Length);
    }

    private async Task<JsonElement[]> ScoresAsync(string caseId) =>
        [.. Service.Json(await service.Client.GetStringAsync($"/v1/scores/{caseId}", Cancellation)).GetProperty("scores").EnumerateArray()];

    private async Task<string> TextAsync(string body, string query, string? key = null, Service? at = null)
    {
        using var response = await SendAsync(body, query, key, at);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, text);
        return text;
    }

    private async Task<HttpResponseMessage> SendAsync(string body, string query, string? key, Service? at = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/score" + query) { Content = new StringContent(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await (at ?? service).Client.SendAsync(request, Cancellation);
    }
}
