using Microsoft.AspNetCore.Authentication;
using Predictor.Api.Keys.Tokens;
using Predictor.Api.Users;

namespace Predictor.Api.Keys;

/// <summary>
/// Which scheme knows what a request brings: a token, a session, or else a key. What it brings by itself goes before a cookie. Keys are the default scheme, not one behind another that only chooses:
/// a scheme is made anew for each request, and most bring a key.
/// </summary>
internal static class CallerScheme
{
    public static AuthenticationBuilder AddCallers(this IServiceCollection services, TokenSettings tokens) => services.AddAuthentication(KeyAuthentication.SchemeName)
        .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, null, key =>
        {
            key.ForwardDefaultSelector = context =>
                tokens.AreTaken && TokensSetup.IsToken(context.Request) ? TokensSetup.SchemeName
                : !Credentials.Any(context.Request) && Sessions.Has(context.Request) ? Sessions.SchemeName
                : null;
            key.ForwardChallenge = KeyAuthentication.SchemeName;
            key.ForwardForbid = KeyAuthentication.SchemeName;
        });
}
