using System.Data.Common;
using Predictor.Store.Databases;

namespace Predictor.Store.Access;

/// <summary>Who may come to the desk, out of the store's tables.</summary>
internal sealed class UserReader(IStoreDatabase database)
{
    private const string Users = "SELECT name, display_name, roles, password_hash, stamp, made_at, made_by, password_at, disabled_at, disabled_by FROM desk_user";

    public async Task<IReadOnlyList<UserRecord>> UsersAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var teams = (await database.ReadAsync(connection, "SELECT user_name, team FROM team_member ORDER BY team", row => (User: row.GetString(0), Team: row.GetString(1)), cancellation))
            .ToLookup(member => member.User, member => member.Team);
        return await database.ReadAsync(connection, $"{Users} ORDER BY name", row => User(row, teams[row.GetString(0)]), cancellation);
    }

    public async Task<UserRecord?> UserAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var teams = await database.ReadAsync(connection, "SELECT team FROM team_member WHERE user_name = $1 ORDER BY team", row => row.GetString(0), cancellation, name);
        return (await database.ReadAsync(connection, $"{Users} WHERE name = $1", row => User(row, teams), cancellation, name)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<TeamRecord>> TeamsAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection, "SELECT name, made_at, made_by FROM team ORDER BY name", row => new TeamRecord(row.GetString(0), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(1)), row.GetString(2)), cancellation);
    }

    public async Task<OneTimeLink?> LinkAsync(byte[] hash, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await database.ReadAsync(connection, "SELECT hash, user_name, made_at, made_by, expires_at, used_at FROM one_time_link WHERE hash = $1", Link, cancellation, hash)).SingleOrDefault();
    }

    public async Task<DateTimeOffset?> LockAsync(byte[] nameHash, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await database.ReadAsync(connection, "SELECT locked_until FROM sign_in_failure WHERE name_hash = $1", row => row.Seconds(0), cancellation, nameHash)).SingleOrDefault();
    }

    private static UserRecord User(DbDataReader row, IEnumerable<string> teams) => new()
    {
        Name = row.GetString(0),
        DisplayName = row.GetString(1),
        Roles = row.GetString(2).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Teams = [.. teams],
        PasswordHash = row.Text(3),
        Stamp = row.GetString(4),
        MadeAt = DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(5)),
        MadeBy = row.GetString(6),
        PasswordAt = row.Seconds(7),
        DisabledAt = row.Seconds(8),
        DisabledBy = row.Text(9),
    };

    private static OneTimeLink Link(DbDataReader row) => new()
    {
        Hash = row.GetFieldValue<byte[]>(0),
        UserName = row.Text(1),
        MadeAt = DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(2)),
        MadeBy = row.GetString(3),
        ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(4)),
        UsedAt = row.Seconds(5),
    };
}
