using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Auditing;
using Predictor.Api.Pages;
using Predictor.Api.Recording;
using Predictor.Api.Security;
using Predictor.Desk.Access;
using Predictor.Desk.Pages.Access;
using Predictor.Desk.Words;

namespace Predictor.Api.Users;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    public const string Path = "/sign-in";

    public const string Return = "return";

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (HttpRequest http, LiveStore live) => Page(http.Query[Return], "", live.Current is null ? SignInResult.Away : null))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapPost(Path, SignInAsync).AllowAnonymous().RequireForm().WithMetadata(new GuessedAt()).WithMetadata(new Audited());
        app.MapPost("/sign-out", (Delegate)SignOutAsync).RequireAuthorization(DeskPolicy.Desk).RequireForm();
    }

    private static async Task<IResult> SignInAsync(HttpContext http, SignIn signIn, CancellationToken cancellation)
    {
        var form = await FormFields.ReadAsync(http.Request, cancellation);
        var result = SignInResult.Away;
        try
        {
            result = await signIn.TryAsync(http, form["name"], form["password"], cancellation);
        }
        catch (DbException)
        {
            // As when it does not take what was written.
        }

        if (result == SignInResult.In)
            return SeeOther.To(LocalPath.Of(form[Return]));
        if (result == SignInResult.Locked)
            http.Response.Headers.RetryAfter = ((int)SignIn.LockedFor.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Page(form[Return], form.Line("name"), result);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http)
    {
        await http.SignOutAsync(Sessions.SchemeName);
        return SeeOther.To(Path);
    }

    private static RazorComponentResult<SignInPage> Page(string? back, string name, SignInResult? result) => RazorPage.Of<SignInPage>(
        result switch
        {
            SignInResult.Wrong => StatusCodes.Status403Forbidden,
            SignInResult.Locked or SignInResult.Busy => StatusCodes.Status429TooManyRequests,
            SignInResult.Away => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status200OK,
        },
        (nameof(SignInPage.Return), LocalPath.Of(back)),
        (nameof(SignInPage.Name), name),
        (nameof(SignInPage.CanSignIn), result != SignInResult.Away),
        (nameof(SignInPage.Problem), result switch
        {
            SignInResult.Wrong => DeskText.Of("signIn.wrong"),
            SignInResult.Locked => DeskText.Of("signIn.locked"),
            SignInResult.Busy => DeskText.Of("signIn.busy"),
            SignInResult.Away => DeskText.Of("signIn.away"),
            _ => null,
        }));
}
