using Predictor.Store.Databases;
using Predictor.Store.Writing;

namespace Predictor.Store.Access;

/// <summary>Users and teams as rows of the store's tables.</summary>
internal static class UserWrites
{
    private const CellKind Text = CellKind.Text;
    private const CellKind Whole = CellKind.Whole;

    /// <summary>Fails where there is one of the name.</summary>
    private static readonly Statement User = new(
        "INSERT INTO desk_user (name, display_name, roles, password_hash, stamp, made_at, made_by, password_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [Text, Text, Text, Text, Text, Whole, Text, Whole]);

    private static readonly Statement Change = new("UPDATE desk_user SET display_name = $2, roles = $3, stamp = $4 WHERE name = $1", [Text, Text, Text, Text]);

    private static readonly Statement Password = new("UPDATE desk_user SET password_hash = $2, stamp = $3, password_at = $4 WHERE name = $1", [Text, Text, Text, Whole]);

    /// <summary>Of the same password, so that nothing else changes.</summary>
    private static readonly Statement Rehash = new("UPDATE desk_user SET password_hash = $2 WHERE name = $1 AND password_hash = $3", [Text, Text, Text]);

    private static readonly Statement Disable = new(
        "UPDATE desk_user SET disabled_at = $2, disabled_by = $3, stamp = $4 WHERE name = $1 AND disabled_at IS NULL",
        [Text, Whole, Text, Text]);

    private static readonly Statement Enable = new("UPDATE desk_user SET disabled_at = NULL, disabled_by = NULL, stamp = $2 WHERE name = $1", [Text, Text]);

    private static readonly Statement Team = new("INSERT INTO team (name, made_at, made_by) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING", [Text, Whole, Text]);

    private static readonly Statement NoTeam = new("DELETE FROM team WHERE name = $1", [Text]);

    private static readonly Statement NoMembers = new("DELETE FROM team_member WHERE team = $1", [Text]);

    private static readonly Statement NoTeams = new("DELETE FROM team_member WHERE user_name = $1", [Text]);

    /// <summary>Of a team that there is.</summary>
    private static readonly Statement Member = new(
        "INSERT INTO team_member (team, user_name) SELECT name, $2 FROM team WHERE name = $1 ON CONFLICT (team, user_name) DO NOTHING",
        [Text, Text]);

    public static StoreWrite Of(UserRecord user) => new(
    [
        (User, [user.Name, user.DisplayName, RolesOf(user), user.PasswordHash, user.Stamp, user.MadeAt.ToUnixTimeSeconds(), user.MadeBy, user.PasswordAt?.ToUnixTimeSeconds()]),
        .. Members(user),
    ]);

    /// <summary>Display name, roles, teams and stamp; nothing else.</summary>
    public static StoreWrite Changed(UserRecord user) => new(
    [
        (Change, [user.Name, user.DisplayName, RolesOf(user), user.Stamp]),
        (NoTeams, [user.Name]),
        .. Members(user),
    ]);

    public static (Statement Statement, object?[] Cells) PasswordRow(string name, string? hash, string stamp, DateTimeOffset? at) => (Password, [name, hash, stamp, at?.ToUnixTimeSeconds()]);

    public static StoreWrite Rehashed(string name, string hash, string before) => new([(Rehash, [name, hash, before])]);

    public static StoreWrite Disabled(string name, string stamp, DateTimeOffset at, string by) => new([(Disable, [name, at.ToUnixTimeSeconds(), by, stamp])]);

    public static StoreWrite Enabled(string name, string stamp) => new([(Enable, [name, stamp])]);

    public static StoreWrite Of(TeamRecord team) => new([(Team, [team.Name, team.MadeAt.ToUnixTimeSeconds(), team.MadeBy])]);

    public static StoreWrite WithoutTeam(string name) => new([(NoMembers, [name]), (NoTeam, [name])]);

    public static string RolesOf(UserRecord user) => string.Join(' ', user.Roles);

    private static IEnumerable<(Statement Statement, object?[] Cells)> Members(UserRecord user) => user.Teams.Select(team => (Member, new object?[] { team, user.Name }));
}
