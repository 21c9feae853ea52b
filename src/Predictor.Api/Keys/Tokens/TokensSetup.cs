using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace Predictor.Api.Keys.Tokens;

/// <summary>
/// JWT bearer tokens of an OpenID provider, beside keys: signature by the provider's published keys, issuer, audience and time are checked; only
/// asymmetric signatures count, so that a published key signs nothing.
/// </summary>
internal static class TokensSetup
{
    public const string SchemeName = "Token";

    private const string Bearer = "Bearer ";

    /// <summary>Of a subject, characters: it goes into the audit.</summary>
    private const int LongestSubject = 200;

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddTokens(this AuthenticationBuilder authentication, TokenSettings settings)
    {
        var scopes = new TokenScopes(settings);
        authentication.AddJwtBearer(SchemeName, jwt =>
        {
            jwt.Authority = settings.Authority;
            jwt.Audience = settings.Audience;
            jwt.RequireHttpsMetadata = !settings.IsOnThisMachine;
            jwt.MapInboundClaims = false;
            jwt.TokenValidationParameters.ValidAlgorithms = Algorithms;
            jwt.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
            jwt.Events = new JwtBearerEvents { OnTokenValidated = context => Known(context, scopes), OnAuthenticationFailed = RefusedAsync };
        });
    }

    /// <summary>Three parts after Bearer: no key has dots in it.</summary>
    public static bool IsToken(HttpRequest request) =>
        !request.Headers.ContainsKey(Credentials.Header)
        && request.Headers.Authorization.ToString() is var authorization
        && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
        && authorization.AsSpan().Count('.') == 2;

    private static Task Known(TokenValidatedContext context, TokenScopes scopes)
    {
        Claim[] claims = [.. context.Principal!.Claims];
        var subject = claims.FirstOrDefault(claim => claim.Type == "sub")?.Value ?? "";
        if (subject.Length is 0 or > LongestSubject || subject.Any(char.IsControl))
            context.Fail($"The token names no subject (sub) of 1 to {LongestSubject} characters.");
        else
            context.Principal = new ClaimsPrincipal(new CallerIdentity(new Caller(Caller.Token, subject, subject), scopes.Of(claims), SchemeName));
        return Task.CompletedTask;
    }

    private static async Task RefusedAsync(AuthenticationFailedContext context)
    {
        try
        {
            // Known since it was asked first; then this asks nobody.
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
            context.Fail(context.Exception switch
            {
                SecurityTokenExpiredException => "The token has expired.",
                SecurityTokenNotYetValidException => "The token is not valid yet.",
                SecurityTokenInvalidAudienceException => "The token is for another audience.",
                SecurityTokenInvalidIssuerException => "The token is of another issuer.",
                SecurityTokenInvalidSignatureException => "The token is not signed by a key of the provider.",
                _ => "The token cannot be used.",
            });
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or HttpRequestException)
        {
            context.HttpContext.Features.Set(new ProviderAway());
            context.Fail("The token cannot be checked: its provider does not answer.");
        }
    }
}
