using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Predictor.Api.Auditing;
using Predictor.Api.Keys;
using Predictor.Api.Recording;

namespace Predictor.Api.Tests.Keys.Tokens;

/// <summary>Tokens of a provider that is really asked for its metadata and its keys, on this machine.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private Provider _provider = null!;
    private Service _service = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _provider = await Provider.StartAsync();
        _service = Start();
    }

    public async ValueTask DisposeAsync()
    {
        _service.Dispose();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_token_opens_what_its_scopes_say_beside_keys()
    {
        Assert.Equal(200, (await SendAsync(_provider.Token())).Status);
        Assert.Equal(200, (await SendAsync(_provider.Token(token => token.SigningCredentials = new SigningCredentials(_provider.EllipticKey, SecurityAlgorithms.EcdsaSha256)))).Status);
        Assert.Equal(200, (await SendAsync(_provider.Token(token => token.SigningCredentials = new SigningCredentials(_provider.Key, SecurityAlgorithms.RsaSsaPssSha256)))).Status);
        Assert.Equal(403, (await SendAsync(_provider.Token(), "/v1/surveys")).Status);
        Assert.Equal(403, (await SendAsync(Saying("roles", new[] { "desk", "root" }))).Status);
        Assert.Equal(200, (await SendAsync(Saying("roles", new[] { "desk", "score" }))).Status);
        Assert.Equal(200, (await SendAsync(Saying("scp", "score record"))).Status);
        Assert.Equal(200, (await SendAsync("a-key")).Status);
    }

    [Fact]
    public async Task What_is_wrong_with_a_token_is_401_and_said()
    {
        using var another = RSA.Create(2048);
        await ExpectAsync("has expired", _provider.Token(token => token.Expires = DateTime.UtcNow.AddMinutes(-1)));
        await ExpectAsync("not valid yet", _provider.Token(token => token.NotBefore = DateTime.UtcNow.AddMinutes(2)));
        await ExpectAsync("another audience", _provider.Token(token => token.Audience = "api://other"));
        await ExpectAsync("another issuer", _provider.Token(token => token.Issuer = "https://elsewhere.example"));
        await ExpectAsync("not signed by a key of the provider", _provider.Token(token => token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(another) { KeyId = "one" }, SecurityAlgorithms.RsaSha256)));
        await ExpectAsync("not signed by a key of the provider", _provider.Token(token => token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(another) { KeyId = "three" }, SecurityAlgorithms.RsaSha256)));
        await ExpectAsync("names no subject", _provider.Token(token => token.Claims.Remove("sub")));
        await ExpectAsync("names no subject", _provider.Token(token => token.Claims["sub"] = new string('x', 300)));
        await ExpectAsync("cannot be used", _provider.Token(token => token.Expires = null));
        await ExpectAsync("", _provider.Forged("""{"alg":"none"}""", _ => []));
        await ExpectAsync("", _provider.Forged("""{"alg":"none","kid":"one"}""", _ => [1, 2, 3]));
        await ExpectAsync("", _provider.Forged("""{"alg":"HS256","kid":"one"}""", signed => HMACSHA256.HashData(Encoding.ASCII.GetBytes(_provider.PublicKeyPem()), signed)));
        await ExpectAsync("", "a.b.c");
        await ExpectAsync("", "..");
        var good = _provider.Token();
        await ExpectAsync("", good[..^8] + (good.EndsWith("AAAAAAAA", StringComparison.Ordinal) ? "BBBBBBBB" : "AAAAAAAA"));

        async Task ExpectAsync(string words, string token)
        {
            var (status, text) = await SendAsync(token);
            Assert.True(status == 401 && text.Contains(words, StringComparison.Ordinal), $"'{words}': {status} {text}");
            Assert.Contains("application/problem+json", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_no_reason_to_call_a_token_wrong()
    {
        _provider.IsAway = true;
        using var service = Start();

        var (status, text) = await SendAsync(_provider.Token(), service: service);
        Assert.Equal(503, status);
        Assert.Contains("Retry-After", text, StringComparison.Ordinal);
        Assert.Equal(200, (await SendAsync("a-key", service: service)).Status);

        _provider.IsAway = false;
        Assert.Equal(200, (await SendAsync(_provider.Token(), service: service)).Status);
    }

    [Fact]
    public async Task The_providers_own_words_stand_for_scopes_also_within_an_object()
    {
        using var service = Start(("Tokens:ScopeClaims:0", "realm_access.roles"), ("Tokens:Scopes:score:0", "Predictor.Score"), ("Tokens:Scopes:record", "write admin"));
        object access = new Dictionary<string, object> { ["roles"] = new[] { "Predictor.Score", "admin" } };

        Assert.Equal(200, (await SendAsync(Saying("realm_access", access), service: service)).Status);
        Assert.NotEqual(403, (await SendAsync(Saying("realm_access", access), "/v1/surveys", service)).Status);

        // No word stands for admin: neither their "admin" nor the scope's own name opens it.
        Assert.Equal(403, (await SendAsync(Saying("realm_access", access), "/v1/keys", service)).Status);
        Assert.Equal(403, (await SendAsync(_provider.Token(), service: service)).Status);
        Assert.Equal(403, (await SendAsync(Saying("realm_access", "score"), service: service)).Status);
    }

    [Fact]
    public async Task The_audit_names_a_tokens_subject()
    {
        await SendAsync(Saying("scope", "record"), "/v1/surveys", body: """{"caseId":"c","answeredAt":"2026-06-01","score":1}""");
        await SendAsync(Saying("scope", "record"));
        await _service.Services.GetRequiredService<RefusalTally>().KeepAsync();

        var entries = await _service.Services.GetRequiredService<LiveStore>().Current!.ReadAuditAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, null, 10, Cancellation);
        Assert.Equal(
            ["token router-app POST /v1/score 403", "token router-app POST /v1/surveys 200"],
            entries.Select(entry => $"{entry.ByKind} {entry.ById} {entry.Action} {entry.Status}").Order(StringComparer.Ordinal));
    }

    private string Saying(string claim, object value) => _provider.Token(token => token.Claims = new Dictionary<string, object> { ["sub"] = "router-app", [claim] = value });

    private Service Start(params (string Name, string Value)[] settings) => new("Production", settings.ToDictionary(each => each.Name, each => each.Value).Concat(
    [
        KeyValuePair.Create("Tokens:Authority", _provider.Issuer),
        KeyValuePair.Create("Tokens:Audience", Provider.Audience),
        KeyValuePair.Create("Keys:0:Name", "router"),
        KeyValuePair.Create("Keys:0:Hash", KeyHash.Of("a-key").ToString()),
        KeyValuePair.Create("Keys:0:Scopes:0", "score"),
    ]).ToDictionary());

    private async Task<(int Status, string Text)> SendAsync(string bearer, string path = "/v1/score", Service? service = null, string body = """{"features":{}}""")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await (service ?? _service).Client.SendAsync(request, Cancellation);
        return ((int)response.StatusCode, $"{response.Headers}{response.Content.Headers}{await response.Content.ReadAsStringAsync(Cancellation)}");
    }
}
