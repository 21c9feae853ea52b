using Predictor.Store.Databases;
using Predictor.Store.Writing;

namespace Predictor.Store.Access;

/// <summary>One-time links and wrong passwords as rows of the store's tables: each decides in the database, so that of all instances one lets in.</summary>
internal static class SignInWrites
{
    private const CellKind Text = CellKind.Text;
    private const CellKind Whole = CellKind.Whole;
    private const CellKind Bytes = CellKind.Bytes;

    private static readonly Statement Link = new(
        "INSERT INTO one_time_link (hash, user_name, made_at, made_by, expires_at) VALUES ($1, $2, $3, $4, $5)",
        [Bytes, Text, Whole, Text, Whole]);

    /// <summary>A new link ends those before it; those of the first user wait beside each other, one an instance.</summary>
    private static readonly Statement NoLinks = new("DELETE FROM one_time_link WHERE user_name = $1 OR expires_at < $2", [Text, Whole]);

    private static readonly Statement Use = new(
        "UPDATE one_time_link SET used_at = $2, used_by = $3 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2",
        [Bytes, Whole, Text]);

    private static readonly Statement UsePassword = new(
        """
        UPDATE desk_user SET password_hash = $3, stamp = $4, password_at = $5
        WHERE name = (SELECT user_name FROM one_time_link WHERE hash = $1 AND used_by = $2)
        """,
        [Bytes, Text, Text, Text, Whole]);

    private static readonly Statement UseFirst = new(
        """
        INSERT INTO desk_user (name, display_name, roles, password_hash, stamp, made_at, made_by, password_at)
        SELECT $3, $4, $5, $6, $7, $8, $9, $8
        WHERE EXISTS (SELECT 1 FROM one_time_link WHERE hash = $1 AND used_by = $2) AND NOT EXISTS (SELECT 1 FROM desk_user)
        """,
        [Bytes, Text, Text, Text, Text, Text, Text, Whole, Text]);

    /// <summary>Refused (changes nothing) while it is locked; else counts a wrong password until <see cref="Right"/> takes it back.</summary>
    private static readonly Statement Try = new(
        """
        INSERT INTO sign_in_failure (name_hash, failures, at) VALUES ($1, 1, $2)
        ON CONFLICT (name_hash) DO UPDATE SET failures = sign_in_failure.failures + 1, at = $2,
          locked_until = CASE WHEN sign_in_failure.failures + 1 >= $3 THEN $4 END
        WHERE sign_in_failure.locked_until IS NULL OR sign_in_failure.locked_until <= $2
        """,
        [Bytes, Whole, Whole, Whole]);

    private static readonly Statement Right = new("DELETE FROM sign_in_failure WHERE name_hash = $1", [Bytes]);

    private static readonly Statement Forget = new("DELETE FROM sign_in_failure WHERE at < $1 AND (locked_until IS NULL OR locked_until <= $2)", [Whole, Whole]);

    /// <summary>Takes the password of its user away, if it has one, together with the links before it.</summary>
    public static StoreWrite Of(OneTimeLink link, string? stamp) => new(
    [
        (NoLinks, [link.UserName, link.MadeAt.ToUnixTimeSeconds()]),
        (Link, [link.Hash, link.UserName, link.MadeAt.ToUnixTimeSeconds(), link.MadeBy, link.ExpiresAt.ToUnixTimeSeconds()]),
        .. stamp is null ? [] : ((Statement, object?[])[])[UserWrites.PasswordRow(link.UserName!, null, stamp, null)],
    ]);

    /// <param name="hash">Of the link.</param>
    /// <param name="by">Unique to the request.</param>
    /// <param name="at">When.</param>
    /// <param name="passwordHash">Chosen.</param>
    /// <param name="stamp">New.</param>
    /// <returns>A write whose first two rows say, once it is committed, whether the link was used.</returns>
    public static StoreWrite Used(byte[] hash, string by, DateTimeOffset at, string passwordHash, string stamp) => new(
    [
        (Use, [hash, at.ToUnixTimeSeconds(), by]),
        (UsePassword, [hash, by, passwordHash, stamp, at.ToUnixTimeSeconds()]),
    ]);

    /// <summary>Likewise, for the first user.</summary>
    public static StoreWrite UsedFirst(byte[] hash, string by, UserRecord user) => new(
    [
        (Use, [hash, user.MadeAt.ToUnixTimeSeconds(), by]),
        (UseFirst, [hash, by, user.Name, user.DisplayName, UserWrites.RolesOf(user), user.PasswordHash, user.Stamp, user.MadeAt.ToUnixTimeSeconds(), user.MadeBy]),
    ]);

    /// <returns>A write whose second row says, once it is committed, whether the password may be looked at.</returns>
    public static StoreWrite Tried(byte[] nameHash, DateTimeOffset at, int mostFailures, DateTimeOffset lockedUntil, DateTimeOffset forgetBefore) => new(
    [
        (Forget, [forgetBefore.ToUnixTimeSeconds(), at.ToUnixTimeSeconds()]),
        (Try, [nameHash, at.ToUnixTimeSeconds(), (long)mostFailures, lockedUntil.ToUnixTimeSeconds()]),
    ]);

    public static (Statement Statement, object?[] Cells) RightRow(byte[] nameHash) => (Right, [nameHash]);
}
