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
            key.ForwardDefaultSelector = context => OtherThanKey(context.Request, tokens);
            key.ForwardChallenge = KeyAuthentication.SchemeName;
            key.ForwardForbid = KeyAuthentication.SchemeName;
        });

    /// <summary>In the place of <c>UseAuthentication</c>: the schemes are asked about whoever brings no key that opens something.</summary>
    public static void UseCallers(this WebApplication app)
    {
        var callers = app.Services.GetRequiredService<KnownCallers>();
        app.UseWhen(context => !callers.Knows(context), unknown => unknown.UseAuthentication());

        // Else the application, which does not look into branches, would have the schemes asked about everybody before all else.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
    }

    /// <returns>Null: keys.</returns>
    public static string? OtherThanKey(HttpRequest request, TokenSettings tokens) =>
        tokens.AreTaken && TokensSetup.IsToken(request) ? TokensSetup.SchemeName
        : !Credentials.Any(request) && Sessions.Has(request) ? Sessions.SchemeName
        : null;
}
