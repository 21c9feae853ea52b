using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Predictor.Api.Errors;
using Predictor.Api.Keys.Tokens;
using Predictor.Api.Recording;
using Predictor.Api.Users;

namespace Predictor.Api.Keys;

/// <summary>
/// Who asks, by the key he brings (<see cref="Credentials"/>). Without a key, only someone on this machine in Development is known; a wrong key is refused
/// wherever it comes from.
/// </summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    KeyCheck keys,
    LiveStore live,
    IHostEnvironment environment) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    /// <summary>Both ways that HTTP has names for; a browser asks its user for a name and a password, which is the key.</summary>
    private static readonly StringValues Challenges = new(["Bearer", "Basic realm=\"Predictor\", charset=\"UTF-8\""]);

    private static readonly AuthenticateResult Local = CallerIdentity.Known(Caller.OnThisMachine, Scope.All);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var result = Credentials.Key(Request) switch
        {
            { } presented => keys.Check(Context, presented),
            null when environment.IsDevelopment() && Loopback.IsLocal(Context) => Local,
            null => AuthenticateResult.NoResult(),
        };
        return Task.FromResult(result);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // Of a key or of a token, whichever the request brought; it was found out before, and is not again.
        var failure = (await Context.AuthenticateAsync()).Failure?.Message;
        if (Context.Features.Get<ProviderAway>() is not null)
        {
            Response.Headers.RetryAfter = ProviderAway.RetrySeconds;
            await Problems.WriteAsync(Context, StatusCodes.Status503ServiceUnavailable, "The token cannot be checked", $"{failure} Ask again.");
            return;
        }

        if (live.IsKept && !Credentials.Any(Request) && Problems.WantsPage(Request))
        {
            await AskToSignInAsync();
            return;
        }

        Response.Headers.WWWAuthenticate = Challenges;
        await Problems.WriteAsync(
            Context,
            StatusCodes.Status401Unauthorized,
            "A key is needed",
            failure ?? $"Say who asks: a key in the header {Credentials.Header}, as Authorization: Bearer, or as the password of HTTP Basic.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, "The key does not open this", "The caller is known, but his scopes do not include what this address needs.");

    /// <summary>A page that was asked for comes after signing in; a form that was sent is not lost, if its sender goes back to it.</summary>
    private Task AskToSignInAsync()
    {
        if (!HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method))
            return Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, "Your session is over", $"Nothing was changed. Sign in at {SignInEndpoints.Path} in another window, then go back here and send it once more.");
        Response.Redirect($"{SignInEndpoints.Path}?{SignInEndpoints.Return}={Uri.EscapeDataString(Request.PathBase + Request.Path + Request.QueryString)}");
        return Task.CompletedTask;
    }
}
