using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Predictor.Store.Access;

namespace Predictor.Api.Users;

/// <summary>
/// What a browser keeps of having signed in: an encrypted cookie with a name, a stamp and when. All else comes from the store at each request: of another stamp,
/// of somebody who was switched off, or after too long, the session is over.
/// </summary>
internal static class Sessions
{
    public const string SchemeName = "Session";

    public const string CookieName = "predictor_session";

    /// <summary>Without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>Whatever is asked.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    private const string Name = "name";
    private const string Stamp = "stamp";
    private const string Since = "since";

    public static AuthenticationBuilder AddSessions(this AuthenticationBuilder authentication) => authentication.AddCookie(SchemeName, options =>
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;

        // Not Strict: a link in a mail or in the company's CRM leads to a page, not to signing in. What changes something needs a form's token as well.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.Events = new CookieAuthenticationEvents { OnValidatePrincipal = ValidateAsync };
    });

    public static bool Has(HttpRequest request) => request.Cookies.ContainsKey(CookieName);

    public static Task BeginAsync(HttpContext context, UserRecord user, DateTimeOffset now) => context.SignInAsync(SchemeName, new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(Name, user.Name), new Claim(Stamp, user.Stamp), new Claim(Since, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))],
        SchemeName)));

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var users = services.GetRequiredService<StoredUsers>();
        if (context.Principal is { } session && users.Find(Value(session, Name)) is { } known && known.Stamp == Value(session, Stamp)
            && long.TryParse(Value(session, Since), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            && services.GetRequiredService<TimeProvider>().GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(since) < Longest)
        {
            context.ReplacePrincipal(known.Principal);
            return;
        }

        context.RejectPrincipal();
        if (users.AreKnown)
            await context.HttpContext.SignOutAsync(SchemeName);
    }

    private static string Value(ClaimsPrincipal session, string type) => session.FindFirst(type)?.Value ?? "";
}
