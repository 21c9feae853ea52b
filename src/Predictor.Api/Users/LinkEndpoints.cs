using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Auditing;
using Predictor.Api.Errors;
using Predictor.Api.Pages;
using Predictor.Api.Recording;
using Predictor.Api.Security;
using Predictor.Desk.Access;
using Predictor.Desk.Pages.Access;
using Predictor.Desk.Words;
using Predictor.Store;
using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Api.Users;

/// <summary>Where one-time links lead. Looking at one uses nothing up, for programs look at links before people do.</summary>
internal static class LinkEndpoints
{
    private const string FirstName = "";

    public static void MapLinks(this IEndpointRouteBuilder app)
    {
        app.MapGet(LinkText.Path, ShowAsync).AllowAnonymous().ExcludeFromDescription().WithMetadata(new GuessedAt());
        app.MapPost(LinkText.Path, UseAsync).AllowAnonymous().RequireForm().WithMetadata(new GuessedAt()).WithMetadata(new Audited());
    }

    private static async Task<IResult> ShowAsync(HttpRequest http, LiveStore live, TimeProvider time, CancellationToken cancellation)
    {
        if (live.Current is not { } store)
            return StoreAway.Reading();
        try
        {
            var token = http.Query[LinkText.Parameter].ToString();
            return await FindAsync(store, token, time.GetUtcNow(), cancellation) is { } user ? Page(token, user, user.DisplayName, null) : new LinkGone();
        }
        catch (DbException)
        {
            return StoreAway.Reading();
        }
    }

    private static async Task<IResult> UseAsync(
        HttpContext http, LiveStore live, Passwords passwords, StoredUsers users, TimeProvider time, CancellationToken cancellation)
    {
        if (live.Current is not { } store)
            return StoreAway.Writing("The store does not answer.");
        var form = await FormFields.ReadAsync(http.Request, cancellation);
        var (token, now) = (form[LinkText.Parameter], time.GetUtcNow());
        try
        {
            if (await FindAsync(store, token, now, cancellation) is not { } user)
                return new LinkGone();
            var isFirst = user.Name == FirstName;
            if (isFirst)
                user = new UserOrder(UserName.Fold(form["name"]), form.Line("displayName"), DeskRole.All, []).Make("first start", now);
            if (Problem(user, isFirst, form) is { } problem)
                return Page(token, isFirst ? user with { Name = FirstName } : user, form.Line("displayName"), problem, form.Line("name"));
            if (await passwords.HashAsync(form["password"]) is not { } hash)
                return Page(token, isFirst ? user with { Name = FirstName } : user, form.Line("displayName"), DeskText.Of("signIn.busy"), form.Line("name"));

            user = user with { PasswordHash = hash, Stamp = UserOrder.NewStamp(), PasswordAt = now };
            http.Features.Set(KnownUser.CallerOf(user.Name));
            AuditNote.Of(http).Target = user.Name;
            var audit = AuditNote.Entry(http, now, StatusCodes.Status303SeeOther);
            var (recorded, isGood) = isFirst
                ? await store.UseFirstLinkAsync(LinkText.HashOf(token), user, audit)
                : await store.UseLinkAsync(LinkText.HashOf(token), now, hash, user.Stamp, audit);
            if (recorded != Recorded.Yes)
                return StoreAway.Writing("The store does not answer.");
            if (!isGood)
                return new LinkGone();
            AuditNote.Of(http).IsKept = true;
            await users.ReadAsync(cancellation);
            await Sessions.BeginAsync(http, user, now);
            return SeeOther.To(LocalPath.Home);
        }
        catch (DbException)
        {
            return StoreAway.Reading();
        }
    }

    /// <returns>Whose link it is, without a name where it makes the first user; null where it does not work (any more).</returns>
    private static async Task<UserRecord?> FindAsync(RecordStore store, string token, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await store.ReadLinkAsync(LinkText.HashOf(token), cancellation) is not { UsedAt: null } link || link.ExpiresAt <= now)
            return null;
        if (link.UserName is { } name)
            return await store.ReadUserAsync(name, cancellation) is { DisabledAt: null } user ? user : null;
        return (await store.ReadUsersAsync(cancellation)).Count > 0 ? null
            : new UserRecord { Name = FirstName, DisplayName = "", Roles = DeskRole.All, Stamp = "", MadeAt = now, MadeBy = link.MadeBy };
    }

    private static string? Problem(UserRecord user, bool isFirst, FormFields form) =>
        isFirst && !UserName.IsOne(user.Name) ? DeskText.Of("users.badName")
        : isFirst && !UserOrder.IsLine(user.DisplayName) ? DeskText.Of("users.badDisplayName", UserOrder.LongestName)
        : PasswordRules.Problem(form["password"], form["again"], user.Name);

    private static RazorComponentResult<ChoosePasswordPage> Page(string token, UserRecord user, string displayName, string? problem, string name = "") => RazorPage.Of<ChoosePasswordPage>(
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        (nameof(ChoosePasswordPage.Token), token),
        (nameof(ChoosePasswordPage.IsFirst), user.Name == FirstName),
        (nameof(ChoosePasswordPage.Name), user.Name == FirstName ? name : user.Name),
        (nameof(ChoosePasswordPage.DisplayName), user.Name == FirstName ? displayName : user.DisplayName),
        (nameof(ChoosePasswordPage.Problem), problem),
        (nameof(ChoosePasswordPage.Shortest), PasswordRules.Shortest));
}
