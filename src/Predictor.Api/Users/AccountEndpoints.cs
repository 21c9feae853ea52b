using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Auditing;
using Predictor.Api.Errors;
using Predictor.Api.Keys;
using Predictor.Api.Pages;
using Predictor.Api.Recording;
using Predictor.Api.Security;
using Predictor.Desk.Access;
using Predictor.Desk.Pages.Access;
using Predictor.Desk.Words;
using Predictor.Store.Writing;

namespace Predictor.Api.Users;

/// <summary>One's own account.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        app.MapGet("/account", (HttpContext http, DeskUser user) => Page(http, user, null, http.Request.Query.ContainsKey("done") ? DeskText.Of("account.done") : null))
            .RequireAuthorization(DeskPolicy.Desk).ExcludeFromDescription();
        app.MapPost("/account/password", ChangeAsync).RequireAuthorization(DeskPolicy.Desk).RequireForm().WithMetadata(new GuessedAt());
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext http, DeskUser user, LiveStore live, Passwords passwords, StoredUsers users, TimeProvider time, CancellationToken cancellation)
    {
        if (!IsSignedIn(http))
            return SeeOther.To("/account");
        if (live.Current is not { } store)
            return StoreAway.Writing("The store does not answer.");
        var (form, now, nameHash) = (await FormFields.ReadAsync(http.Request, cancellation), time.GetUtcNow(), UserName.HashOf(user.Name));
        try
        {
            if (PasswordRules.Problem(form["password"], form["again"], user.Name) is { } problem)
                return Page(http, user, problem, null);

            // Counted as at the sign-in: a session that was left open is no place to guess either.
            var (tried, isOpen) = await store.TryPasswordAsync(nameHash, now, SignIn.MostFailures, SignIn.LockedFor, SignIn.KeptFor);
            if (tried != Recorded.Yes || await store.ReadUserAsync(user.Name, cancellation) is not { } kept)
                return StoreAway.Writing("The store does not answer.");
            if (!isOpen)
                return Page(http, user, DeskText.Of("signIn.locked"), null);
            if (await passwords.CheckAsync(kept.PasswordHash, form["current"]) is not { } check || await passwords.HashAsync(form["password"]) is not { } hash)
                return Page(http, user, DeskText.Of("signIn.busy"), null);
            if (!check.IsRight)
                return Page(http, user, DeskText.Of("account.wrong"), null);

            var stamp = UserOrder.NewStamp();
            if (await store.ChangePasswordAsync(user.Name, hash, stamp, now, nameHash, AuditNote.Entry(http, now, StatusCodes.Status303SeeOther)) != Recorded.Yes)
                return StoreAway.Writing("The store does not answer.");
            AuditNote.Of(http).IsKept = true;
            await users.ReadAsync(cancellation);
            await Sessions.BeginAsync(http, kept with { Stamp = stamp }, now);
            return SeeOther.To("/account?done");
        }
        catch (DbException)
        {
            return StoreAway.Reading();
        }
    }

    private static bool IsSignedIn(HttpContext http) => Caller.Of(http.User).Kind == Caller.User;

    private static RazorComponentResult<AccountPage> Page(HttpContext http, DeskUser user, string? problem, string? done) => RazorPage.Of<AccountPage>(
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        (nameof(AccountPage.Account), user),
        (nameof(AccountPage.IsSignedIn), IsSignedIn(http)),
        (nameof(AccountPage.Problem), problem),
        (nameof(AccountPage.Done), done),
        (nameof(AccountPage.Shortest), PasswordRules.Shortest));
}
