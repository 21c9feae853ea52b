using Microsoft.Extensions.Configuration;
using Predictor.Api.Keys.Tokens;
using Predictor.Api.Settings;

namespace Predictor.Api.Tests.Keys.Tokens;

public sealed class TokenSettingsTests
{
    [Theory]
    [InlineData("Tokens:Authority: found 'http://login.example'", "Tokens:Authority", "http://login.example", "Tokens:Audience", "a")]
    [InlineData("Tokens:Authority: found 'login.example'", "Tokens:Authority", "login.example", "Tokens:Audience", "a")]
    [InlineData("Tokens:Authority: found ''", "Tokens:Audience", "a")]
    [InlineData("Tokens:Audience: found nothing", "Tokens:Authority", "https://login.example")]
    [InlineData("Tokens:Scopes:root: expected any of score", "Tokens:Authority", "https://login.example", "Tokens:Audience", "a", "Tokens:Scopes:root", "x")]
    public void What_would_take_tokens_wrongly_keeps_the_service_from_starting(string expected, params string[] settings)
    {
        var error = Assert.Throws<SettingsException>(() => Read(settings));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_said_takes_no_tokens_and_a_provider_needs_an_authority_and_an_audience()
    {
        Assert.False(Read().AreTaken);
        var settings = Read("Tokens:Authority", "https://login.example/tenant/v2.0", "Tokens:Audience", "api://predictor");
        Assert.True(settings.AreTaken);
        Assert.False(settings.IsOnThisMachine);
        Assert.Equal(["scope", "scp", "roles"], settings.ScopeClaims);
        Assert.True(Read("Tokens:Authority", "http://127.0.0.1:8080", "Tokens:Audience", "a").IsOnThisMachine);
    }

    private static TokenSettings Read(params string[] settings) => TokenSettings.Of(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Chunk(2).ToDictionary(pair => pair[0], pair => (string?)pair[1])).Build());
}
