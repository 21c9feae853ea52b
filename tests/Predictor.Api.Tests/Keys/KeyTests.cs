using System.Security.Cryptography;
using System.Text;

namespace Predictor.Api.Tests.Keys;

public sealed class KeyTests : IDisposable
{
    private const string ScoreKey = "a-key-of-the-router";
    private const string DeskKey = "a-key-of-the-desk";

    private readonly Service _service = new("Production", new Dictionary<string, string>
    {
        ["Keys:0:Name"] = "router",
        ["Keys:0:Hash"] = Hash(ScoreKey),
        ["Keys:0:Scopes:0"] = "score",
        ["Keys:1:Name"] = "desk",
        ["Keys:1:Hash"] = Hash(DeskKey),
        ["Keys:1:Scopes:0"] = "desk",
    });

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(null, 401, 401, 401)]
    [InlineData("wrong", 401, 401, 401)]
    [InlineData("", 401, 401, 401)]
    [InlineData(ScoreKey, 200, 403, 200)]
    [InlineData(DeskKey, 403, 200, 200)]
    public async Task A_key_opens_what_its_scopes_name(string? key, int score, int desk, int models)
    {
        Assert.Equal(score, await StatusAsync(HttpMethod.Post, "/v1/score", key, bearer: false));
        Assert.Equal(score, await StatusAsync(HttpMethod.Post, "/v1/score", key, bearer: true));
        Assert.Equal(score, await StatusAsync(HttpMethod.Post, "/v1/models/tiny/score", key, bearer: false));
        Assert.Equal(desk, await StatusAsync(HttpMethod.Get, "/", key, bearer: false));
        Assert.Equal(models, await StatusAsync(HttpMethod.Get, "/v1/models", key, bearer: false));
        Assert.Equal(models, await StatusAsync(HttpMethod.Get, "/v1/models/tiny", key, bearer: true));
        Assert.Equal(models, await StatusAsync(HttpMethod.Get, "/openapi/v1.json", key, bearer: false));
        Assert.Equal(200, await StatusAsync(HttpMethod.Get, "/health/live", key, bearer: false));
        Assert.Equal(200, await StatusAsync(HttpMethod.Get, "/health/ready", key, bearer: false));
    }

    [Fact]
    public async Task A_refusal_says_how_to_be_let_in_and_not_whether_an_address_exists()
    {
        using var none = await _service.PostAsync("/v1/score", """{"features": {}}""");
        using var nowhere = await _service.PostAsync("/v1/no-such-thing", "{}");

        var problem = await Service.ProblemAsync(none, 401);
        Assert.Contains("X-Api-Key", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Bearer, Basic", none.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(401, (int)nowhere.StatusCode);
    }

    [Fact]
    public async Task In_Development_nobody_on_this_machine_needs_a_key_but_a_wrong_one_is_refused()
    {
        using var development = new Service();

        Assert.Equal(200, await StatusAsync(HttpMethod.Post, "/v1/score", null, bearer: false, development));
        Assert.Equal(401, await StatusAsync(HttpMethod.Post, "/v1/score", "wrong", bearer: false, development));
        Assert.Equal(401, await StatusAsync(HttpMethod.Post, "/v1/score", "wrong", bearer: true, development));
    }

    [Theory]
    [InlineData("Host", "predictor.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task In_Development_a_name_that_points_here_or_a_proxy_is_not_this_machine(string header, string value)
    {
        using var development = new Service();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/score") { Content = new StringContent("""{"features": {}}""") };
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await development.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(401, (int)response.StatusCode);
    }

    private async Task<int> StatusAsync(HttpMethod method, string path, string? key, bool bearer, Service? service = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent("""{"features": {}}""");
        }

        if (key is not null && bearer)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        }
        else if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Api-Key", key);
        }

        using var response = await (service ?? _service).Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private static string Hash(string key) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
