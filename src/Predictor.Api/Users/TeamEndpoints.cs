using Predictor.Api.Keys;
using Predictor.Api.Pages;
using Predictor.Api.Security;
using Predictor.Desk.Access;
using Predictor.Desk.Words;
using Predictor.Store.Access;

namespace Predictor.Api.Users;

/// <summary>Teams made and removed at the desk.</summary>
internal static class TeamEndpoints
{
    public static void MapTeams(this IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/teams").RequireAuthorization(DeskPolicy.Admin).ExcludeFromDescription();
        admin.MapPost("", AddAsync).RequireForm();
        admin.MapPost("/remove", RemoveAsync).RequireForm();
    }

    private static async Task<IResult> AddAsync(HttpContext http, UserAdministration users, CancellationToken cancellation)
    {
        var name = (await FormFields.ReadAsync(http.Request, cancellation)).Line("name");
        if (name.Length == 0 || !UserOrder.IsLine(name))
            return await users.PageAsync(null, DeskText.Of("users.badTeam", UserOrder.LongestName), cancellation);
        return await users.DoAsync(
            async store => (await store.AddTeamAsync(new TeamRecord(name, users.Now, Caller.Of(http.User).ToString()), users.Audit(http, name, StatusCodes.Status303SeeOther)), SeeOther.To("/users"), true), http, cancellation);
    }

    private static async Task<IResult> RemoveAsync(HttpContext http, UserAdministration users, CancellationToken cancellation)
    {
        var name = (await FormFields.ReadAsync(http.Request, cancellation)).Line("name");
        return await users.DoAsync(async store => (await store.RemoveTeamAsync(name, users.Audit(http, name, StatusCodes.Status303SeeOther)), SeeOther.To("/users"), true), http, cancellation);
    }
}
