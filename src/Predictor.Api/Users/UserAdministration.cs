using System.Data.Common;
using Predictor.Api.Auditing;
using Predictor.Api.Errors;
using Predictor.Api.Pages;
using Predictor.Api.Recording;
using Predictor.Desk.Access;
using Predictor.Desk.Pages.Access;
using Predictor.Store;
using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Api.Users;

/// <summary>What the pages of users and teams have in common.</summary>
internal sealed class UserAdministration(LiveStore live, StoredUsers users, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Does something in the store, which says what to answer and whether it was done, and lets this instance know of it.</summary>
    public async Task<IResult> DoAsync(Func<RecordStore, Task<(Recorded Recorded, IResult Answer, bool IsDone)>> act, HttpContext http, CancellationToken cancellation)
    {
        if (live.Current is not { } store)
            return StoreAway.Writing("The store does not answer.");
        try
        {
            var (recorded, answer, isDone) = await act(store);
            if (recorded != Recorded.Yes)
                return StoreAway.Writing("The store does not answer.");
            AuditNote.Of(http).IsKept = isDone;
            await users.ReadAsync(cancellation);
            return answer;
        }
        catch (DbException)
        {
            return StoreAway.Reading();
        }
    }

    /// <param name="http">Of the request.</param>
    /// <param name="target">The user or the team.</param>
    /// <param name="status">To be answered.</param>
    public AuditEntry Audit(HttpContext http, string target, int status)
    {
        AuditNote.Of(http).Target = target;
        return AuditNote.Entry(http, Now, status);
    }

    /// <summary>Whether nobody could administer any more without him.</summary>
    public async Task<bool> IsLastAdminAsync(UserRecord user, CancellationToken cancellation) =>
        user.DisabledAt is null && user.Roles.Contains(DeskRole.Admin)
        && !(await live.Current!.ReadUsersAsync(cancellation)).Any(other => other.Name != user.Name && other.DisabledAt is null && other.PasswordHash is not null && other.Roles.Contains(DeskRole.Admin));

    /// <summary>All users, with what was given of one that was not added.</summary>
    public Task<IResult> PageAsync(UserOrder? given, string? problem, CancellationToken cancellation) => ReadAsync(async store =>
    {
        List<(string, object?)> parameters =
        [
            (nameof(UsersPage.Users), (await store.ReadUsersAsync(cancellation)).Select(Listed).ToArray()),
            (nameof(UsersPage.Teams), await TeamsAsync(store, cancellation)),
            (nameof(UsersPage.Problem), problem),
        ];
        if (given is not null)
            parameters.AddRange([(nameof(UsersPage.Name), given.Name), (nameof(UsersPage.DisplayName), given.DisplayName), (nameof(UsersPage.Roles), given.Roles), (nameof(UsersPage.ChosenTeams), given.Teams)]);
        return RazorPage.Of<UsersPage>(problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, parameters);
    });

    /// <summary>One user.</summary>
    public Task<IResult> PageAsync(string name, string? problem, string? done, CancellationToken cancellation) => ReadAsync(async store =>
        await store.ReadUserAsync(name, cancellation) is not { } user ? new UserUnknown() : RazorPage.Of<UserPage>(
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            (nameof(UserPage.Listed), Listed(user)),
            (nameof(UserPage.Teams), await TeamsAsync(store, cancellation)),
            (nameof(UserPage.Problem), problem),
            (nameof(UserPage.Done), done)));

    private static async Task<string[]> TeamsAsync(RecordStore store, CancellationToken cancellation) => [.. (await store.ReadTeamsAsync(cancellation)).Select(team => team.Name)];

    private static ListedUser Listed(UserRecord user) => new(new DeskUser(user.Name, user.DisplayName, user.Roles, user.Teams), user.PasswordHash is not null, user.DisabledAt);

    private async Task<IResult> ReadAsync(Func<RecordStore, Task<IResult>> read)
    {
        if (live.Current is not { } store)
            return StoreAway.Reading();
        try
        {
            return await read(store);
        }
        catch (DbException)
        {
            return StoreAway.Reading();
        }
    }
}
