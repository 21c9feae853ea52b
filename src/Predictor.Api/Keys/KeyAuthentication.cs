using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Predictor.Api.Errors;

namespace Predictor.Api.Keys;

/// <summary>
/// Who asks: by <c>X-Api-Key</c> or <c>Authorization: Bearer</c>. Without a key, only someone on this machine in Development is known;
/// a wrong key is refused wherever it comes from.
/// </summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    KeyRing keys,
    IHostEnvironment environment) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";

    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var result = Presented() switch
        {
            { } presented => keys.Find(presented) is { } key ? Known(key.Name, key.Scopes) : AuthenticateResult.Fail("The key opens nothing here."),
            null when environment.IsDevelopment() && Loopback.IsLocal(Context) => Known("local", Scope.All),
            null => AuthenticateResult.NoResult(),
        };
        return Task.FromResult(result);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        var detail = Presented() is null
            ? $"Say who asks: a key in the header {Header}, or as Authorization: Bearer."
            : "The key that was sent opens nothing here.";
        return Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, "A key is needed", detail);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, "The key does not open this", "The key is known, but its scopes do not include what this address needs.");

    private string? Presented()
    {
        if (Request.Headers.TryGetValue(Header, out var header))
        {
            return header.ToString();
        }

        var authorization = Request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim()
            : authorization.Length > 0 ? authorization
            : null;
    }

    private static AuthenticateResult Known(string name, IReadOnlyList<string> scopes)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name), .. scopes.Select(scope => new Claim(Scope.Claim, scope))], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
