using System.Data.Common;
using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Store;

/// <summary>Who may come to the desk.</summary>
public sealed partial class RecordStore
{
    /// <summary>Makes a user and the link by which he chooses his password.</summary>
    /// <returns>What became of it, and whether there was none of the name: else nothing is done.</returns>
    public async Task<(Recorded Recorded, bool IsNew)> AddUserAsync(UserRecord user, OneTimeLink link, AuditEntry audit)
    {
        ArgumentNullException.ThrowIfNull(user);
        var write = UserWrites.Of(user);
        try
        {
            return (await _queue.WriteAsync(new StoreWrite([.. write.Rows, .. SignInWrites.Of(link, null).Rows]).With(audit)), true);
        }
        catch (DbException)
        {
            // The database refuses a name that there is; whatever else it refuses is a mistake of this program.
            if (await ReadUserAsync(user.Name, CancellationToken.None) is null)
                throw;
            return (Recorded.Yes, false);
        }
    }

    /// <summary>Changes display name, roles, teams and stamp of a user that there is. A team that there is not is left out.</summary>
    public Task<Recorded> ChangeUserAsync(UserRecord user, AuditEntry audit) => _queue.WriteAsync(UserWrites.Changed(user).With(audit));

    /// <param name="name">Of the user.</param>
    /// <param name="hash">Of the new password.</param>
    /// <param name="stamp">New.</param>
    /// <param name="at">When.</param>
    /// <param name="nameHash">Under which <see cref="TryPasswordAsync"/> counted the old one, which was right.</param>
    /// <param name="audit">Committed with it, or not at all.</param>
    public Task<Recorded> ChangePasswordAsync(string name, string hash, string stamp, DateTimeOffset at, byte[] nameHash, AuditEntry audit) =>
        _queue.WriteAsync(new StoreWrite([UserWrites.PasswordRow(name, hash, stamp, at), SignInWrites.RightRow(nameHash)]).With(audit));

    /// <summary>The same password hashed anew; nothing where it has been changed meanwhile.</summary>
    public Task<Recorded> RehashPasswordAsync(string name, string hash, string before) => _queue.WriteAsync(UserWrites.Rehashed(name, hash, before));

    /// <summary>Switched off again a user stays as he was switched off first.</summary>
    public Task<Recorded> DisableUserAsync(string name, string stamp, DateTimeOffset at, string by, AuditEntry audit) =>
        _queue.WriteAsync(UserWrites.Disabled(name, stamp, at, by).With(audit));

    public Task<Recorded> EnableUserAsync(string name, string stamp, AuditEntry audit) => _queue.WriteAsync(UserWrites.Enabled(name, stamp).With(audit));

    /// <summary>All users by name, those switched off among them.</summary>
    public Task<IReadOnlyList<UserRecord>> ReadUsersAsync(CancellationToken cancellation) => _users.UsersAsync(cancellation);

    /// <summary>Null: there is none of the name.</summary>
    public Task<UserRecord?> ReadUserAsync(string name, CancellationToken cancellation) => _users.UserAsync(name, cancellation);

    /// <summary>One that there is stays as it is.</summary>
    public Task<Recorded> AddTeamAsync(TeamRecord team, AuditEntry audit) => _queue.WriteAsync(UserWrites.Of(team).With(audit));

    /// <summary>Its members lose it.</summary>
    public Task<Recorded> RemoveTeamAsync(string name, AuditEntry audit) => _queue.WriteAsync(UserWrites.WithoutTeam(name).With(audit));

    /// <summary>All teams by name.</summary>
    public Task<IReadOnlyList<TeamRecord>> ReadTeamsAsync(CancellationToken cancellation) => _users.TeamsAsync(cancellation);
}
