using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Predictor.Api.Tests.Keys.Tokens;

/// <summary>An OpenID provider on this machine: its metadata, its keys, and the tokens that it gives out.</summary>
internal sealed class Provider : IAsyncDisposable
{
    public const string Audience = "api://predictor";

    private readonly WebApplication _app;
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private Provider(WebApplication app) => _app = app;

    public string Issuer { get; private set; } = "";

    /// <summary>While it is away every request for its metadata fails.</summary>
    public bool IsAway { get; set; }

    public RsaSecurityKey Key => new(_rsa) { KeyId = "one" };

    public ECDsaSecurityKey EllipticKey => new(_elliptic) { KeyId = "two" };

    public static async Task<Provider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new Provider(app);
        app.MapGet("/.well-known/openid-configuration", () => provider.IsAway
            ? Results.StatusCode(503)
            : Results.Text($$"""{"issuer":"{{provider.Issuer}}","jwks_uri":"{{provider.Issuer}}/keys"}""", "application/json"));
        app.MapGet("/keys", () => Results.Text(provider.Keys(), "application/json"));
        await app.StartAsync();
        provider.Issuer = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return provider;
    }

    /// <param name="change">Of what is in order.</param>
    public string Token(Action<SecurityTokenDescriptor>? change = null)
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            NotBefore = DateTime.UtcNow.AddMinutes(-5),
            IssuedAt = DateTime.UtcNow.AddMinutes(-5),
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object> { ["sub"] = "router-app", ["scope"] = "openid score" },
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    /// <summary>With a header and claims as they stand, signed by nobody or by what is given.</summary>
    public string Forged(string header, Func<byte[], byte[]> sign)
    {
        var claims = $$"""{"iss":"{{Issuer}}","aud":"{{Audience}}","exp":{{DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds()}},"sub":"router-app","scope":"score"}""";
        var signed = $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(claims)}";
        return $"{signed}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public string PublicKeyPem() => _rsa.ExportSubjectPublicKeyInfoPem();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
        _elliptic.Dispose();
    }

    private string Keys()
    {
        var (rsa, elliptic) = (_rsa.ExportParameters(false), _elliptic.ExportParameters(false));
        return $$"""
            {"keys":[
              {"kty":"RSA","use":"sig","kid":"one","n":"{{Base64UrlEncoder.Encode(rsa.Modulus)}}","e":"{{Base64UrlEncoder.Encode(rsa.Exponent)}}"},
              {"kty":"EC","use":"sig","kid":"two","crv":"P-256","x":"{{Base64UrlEncoder.Encode(elliptic.Q.X)}}","y":"{{Base64UrlEncoder.Encode(elliptic.Q.Y)}}"}]}
            """;
    }
}
