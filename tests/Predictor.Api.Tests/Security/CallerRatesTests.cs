using System.Globalization;
using Predictor.Api.Keys;

namespace Predictor.Api.Tests.Security;

public sealed class CallerRatesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Beyond_its_limit_a_key_is_told_when_to_ask_again_and_no_other_key_suffers()
    {
        using var service = Start(("Limits:RequestsPerSecond", "1"), ("Keys:1:RequestsPerSecond", "0"));

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 20; i++)
        {
            answers.Add(await SendAsync(service, "one"));
        }

        Assert.Equal(200, (int)answers[0].StatusCode);
        var refused = answers.First(answer => (int)answer.StatusCode == 429);
        Assert.Equal("1", refused.Headers.RetryAfter!.ToString());
        Assert.Contains("More than 1 requests a second", (await Service.ProblemAsync(refused, 429)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(200, (int)(await SendAsync(service, "two")).StatusCode);
        }
    }

    [Fact]
    public async Task So_many_requests_of_a_key_run_at_the_same_time()
    {
        using var service = Start(("Keys:0:Concurrent", "1"));
        using var gate = new SlowBody("""{"features":{}}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/score") { Content = gate };
        request.Headers.Add(Credentials.Header, "one");
        request.Headers.ExpectContinue = true;
        using var waiting = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan }) { BaseAddress = service.Client.BaseAddress };
        var running = waiting.SendAsync(request, Cancellation);
        await gate.Started.WaitAsync(Cancellation);

        // The service asked for the body, so the first is running: the next finds no place, another key does.
        Assert.Equal(429, (int)(await SendAsync(service, "one")).StatusCode);
        Assert.Equal(200, (int)(await SendAsync(service, "two")).StatusCode);

        gate.Finish();
        Assert.Equal(200, (int)(await running).StatusCode);
        await UntilAsync(async () => (int)(await SendAsync(service, "one")).StatusCode == 200);
    }

    [Fact]
    public async Task Who_is_not_known_is_limited_by_address_and_health_is_not()
    {
        using var service = Start(("Limits:UnknownPerSecond", "1"));

        var statuses = new List<int>();
        for (var i = 0; i < 20; i++)
        {
            statuses.Add((int)(await SendAsync(service, "wrong")).StatusCode);
        }

        Assert.Equal(401, statuses[0]);
        Assert.Contains(429, statuses);
        Assert.Equal(200, (int)(await SendAsync(service, "one")).StatusCode);
        for (var i = 0; i < 20; i++)
        {
            using var health = await service.Client.GetAsync("/health/live", Cancellation);
            Assert.Equal(200, (int)health.StatusCode);
        }
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    [InlineData("Sec-Fetch-Site", "none", 200)]
    [InlineData("Origin", "https://elsewhere.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "http://HOST", 200)]
    public async Task A_page_of_another_site_changes_nothing_with_what_a_browser_sends_along(string header, string value, int expected)
    {
        using var service = new Service();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/surveys") { Content = new StringContent("""{"caseId":"c","answeredAt":"2026-06-01","score":1}""") };
        request.Headers.TryAddWithoutValidation(header, value.Replace("HOST", service.Client.BaseAddress!.Authority, StringComparison.Ordinal));

        using var response = await service.Client.SendAsync(request, Cancellation);

        Assert.Equal(expected, (int)response.StatusCode);
    }

    private static Service Start(params (string Name, string Value)[] settings) => new(
        "Production",
        settings.ToDictionary(each => each.Name, each => each.Value)
            .Concat(new[] { "one", "two" }.SelectMany((key, i) => new[]
            {
                KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"Keys:{i}:Name"), key),
                KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"Keys:{i}:Hash"), KeyHash.Of(key).ToString()),
                KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"Keys:{i}:Scopes:0"), "score"),
            }))
            .ToDictionary());

    private static async Task<HttpResponseMessage> SendAsync(Service service, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/score") { Content = new StringContent("""{"features":{}}""") };
        request.Headers.Add(Credentials.Header, key);
        return await service.Client.SendAsync(request, Cancellation);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if (await condition())
                return;
            await Task.Delay(20, Cancellation);
        }

        Assert.Fail("It did not come about.");
    }
}
