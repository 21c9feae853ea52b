using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Keys;
using Predictor.Api.Pages;
using Predictor.Api.Security;
using Predictor.Desk.Access;
using Predictor.Desk.Pages.Access;
using Predictor.Desk.Words;
using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Api.Users;

/// <summary>Users made, changed, reset and switched off at the desk; the command line does the same (<see cref="Commands.UserCommands"/>).</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/users").RequireAuthorization(DeskPolicy.Admin).ExcludeFromDescription();
        admin.MapGet("", (UserAdministration users, CancellationToken cancellation) => users.PageAsync(null, null, cancellation));
        admin.MapPost("", AddAsync).RequireForm();
        admin.MapGet("/{name}", (string name, HttpRequest http, UserAdministration users, CancellationToken cancellation) => users.PageAsync(name, null, Done(http), cancellation));
        admin.MapPost("/{name}", ChangeAsync).RequireForm();
        admin.MapPost("/{name}/reset", ResetAsync).RequireForm();
        admin.MapPost("/{name}/off", (string name, HttpContext http, UserAdministration users, CancellationToken cancellation) => SwitchAsync(name, false, http, users, cancellation)).RequireForm();
        admin.MapPost("/{name}/on", (string name, HttpContext http, UserAdministration users, CancellationToken cancellation) => SwitchAsync(name, true, http, users, cancellation)).RequireForm();
    }

    private static async Task<IResult> AddAsync(HttpContext http, UserAdministration users, CancellationToken cancellation)
    {
        var form = await FormFields.ReadAsync(http.Request, cancellation);
        var order = new UserOrder(UserName.Fold(form["name"]), form.Line("displayName"), form.All("roles"), form.All("teams"));
        if (Problem(order) is { } problem)
            return await users.PageAsync(order, problem, cancellation);
        return await users.DoAsync(async store =>
        {
            var (now, by) = (users.Now, Caller.Of(http.User).ToString());
            var (link, kept) = LinkText.Make(order.Name, by, now);
            var user = order.Make(by, now);
            var (recorded, isNew) = await store.AddUserAsync(user, kept, users.Audit(http, user.Name, StatusCodes.Status200OK));
            return (recorded, isNew ? LinkPageOf(http, user.DisplayName, link, kept) : await users.PageAsync(order, DeskText.Of("users.taken"), cancellation), isNew);
        }, http, cancellation);
    }

    private static async Task<IResult> ChangeAsync(string name, HttpContext http, UserAdministration users, CancellationToken cancellation)
    {
        var form = await FormFields.ReadAsync(http.Request, cancellation);
        var order = new UserOrder(name, form.Line("displayName"), form.All("roles"), form.All("teams"));
        if (Problem(order) is { } problem)
            return await users.PageAsync(name, problem, null, cancellation);
        return await users.DoAsync(async store =>
        {
            if (await store.ReadUserAsync(name, cancellation) is not { } kept)
                return (Recorded.Yes, new UserUnknown(), false);
            if (!order.Roles.Contains(DeskRole.Admin) && await users.IsLastAdminAsync(kept, cancellation))
                return (Recorded.Yes, await users.PageAsync(name, DeskText.Of("user.lastAdmin"), null, cancellation), false);
            var changed = order.Make(kept.MadeBy, kept.MadeAt);

            // Other roles end every session; another name or team does not.
            changed = changed with { Stamp = changed.Roles.SequenceEqual(kept.Roles) ? kept.Stamp : changed.Stamp };
            var recorded = await store.ChangeUserAsync(changed, users.Audit(http, name, StatusCodes.Status303SeeOther));
            if (recorded == Recorded.Yes && Caller.Of(http.User) == KnownUser.CallerOf(name))
                await Sessions.BeginAsync(http, changed, users.Now);
            return (recorded, SeeOther.To($"/users/{Uri.EscapeDataString(name)}?done=saved"), true);
        }, http, cancellation);
    }

    private static Task<IResult> ResetAsync(string name, HttpContext http, UserAdministration users, CancellationToken cancellation) => users.DoAsync(async store =>
    {
        if (await store.ReadUserAsync(name, cancellation) is not { } kept)
            return (Recorded.Yes, new UserUnknown(), false);
        var (link, made) = LinkText.Make(name, Caller.Of(http.User).ToString(), users.Now);
        var recorded = await store.ResetUserAsync(made, UserOrder.NewStamp(), UserName.HashOf(name), users.Audit(http, name, StatusCodes.Status200OK));
        return (recorded, LinkPageOf(http, kept.DisplayName, link, made), true);
    }, http, cancellation);

    private static Task<IResult> SwitchAsync(string name, bool on, HttpContext http, UserAdministration users, CancellationToken cancellation) => users.DoAsync(async store =>
    {
        if (await store.ReadUserAsync(name, cancellation) is not { } kept)
            return (Recorded.Yes, new UserUnknown(), false);
        if (!on && await users.IsLastAdminAsync(kept, cancellation))
            return (Recorded.Yes, await users.PageAsync(name, DeskText.Of("user.lastAdmin"), null, cancellation), false);
        var audit = users.Audit(http, name, StatusCodes.Status303SeeOther);
        var recorded = on
            ? await store.EnableUserAsync(name, UserOrder.NewStamp(), audit)
            : await store.DisableUserAsync(name, UserOrder.NewStamp(), users.Now, Caller.Of(http.User).ToString(), audit);
        return (recorded, SeeOther.To($"/users/{Uri.EscapeDataString(name)}?done={(on ? "on" : "off")}"), true);
    }, http, cancellation);

    private static string? Problem(UserOrder order) =>
        !UserName.IsOne(order.Name) ? DeskText.Of("users.badName")
        : !UserOrder.IsLine(order.DisplayName) ? DeskText.Of("users.badDisplayName", UserOrder.LongestName)
        : !UserOrder.AreRoles(order.Roles) ? DeskText.Of("users.noRole")
        : null;

    private static string? Done(HttpRequest http) => http.Query["done"].ToString() switch
    {
        "saved" => DeskText.Of("user.saved"),
        "on" => DeskText.Of("user.isOn"),
        "off" => DeskText.Of("user.isOff"),
        _ => null,
    };

    /// <summary>With the address under which the admin himself reaches the service.</summary>
    private static RazorComponentResult<LinkPage> LinkPageOf(HttpContext http, string displayName, string link, OneTimeLink kept) => RazorPage.Of<LinkPage>(
        (nameof(LinkPage.DisplayName), displayName),
        (nameof(LinkPage.Link), $"{http.Request.Scheme}://{http.Request.Host}{link}"),
        (nameof(LinkPage.ExpiresAt), kept.ExpiresAt));
}
