using Microsoft.AspNetCore.Authentication;
using Predictor.Api.Keys.Tokens;
using Predictor.Api.Users;

namespace Predictor.Api.Keys;

/// <summary>The default scheme, which sends a request to the one that knows what it brings: a token, a key, or a session. What it brings by itself goes before a cookie.</summary>
internal static class CallerScheme
{
    public const string Name = "Caller";

    public static AuthenticationBuilder AddCallers(this AuthenticationBuilder authentication, TokenSettings tokens) => authentication.AddPolicyScheme(Name, null, caller =>
    {
        caller.ForwardDefaultSelector = context =>
            tokens.AreTaken && TokensSetup.IsToken(context.Request) ? TokensSetup.SchemeName
            : !Credentials.Any(context.Request) && Sessions.Has(context.Request) ? Sessions.SchemeName
            : KeyAuthentication.SchemeName;
        caller.ForwardChallenge = KeyAuthentication.SchemeName;
        caller.ForwardForbid = KeyAuthentication.SchemeName;
    });
}
