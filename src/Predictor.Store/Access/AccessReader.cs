using System.Data.Common;
using Predictor.Store.Databases;

namespace Predictor.Store.Access;

/// <summary>Who may, out of the store's tables.</summary>
internal sealed class AccessReader(IStoreDatabase database)
{
    public async Task<IReadOnlyList<KeyRecord>> KeysAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection,
            """
            SELECT key_id, name, hash, scopes, requests_per_second, concurrent, made_at, made_by, expires_at, revoked_at, revoked_by, last_used_at
            FROM api_key ORDER BY made_at, key_id
            """,
            Key,
            cancellation);
    }

    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(DateTimeOffset from, DateTimeOffset to, AuditPosition? after, int most, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection,
            """
            SELECT audit_id, at_ms, by_kind, by_id, by_name, action, target, status, objects, trace_id FROM audit
            WHERE at_ms >= $1 AND at_ms < $2 AND (at_ms < $3 OR at_ms = $3 AND audit_id < $4)
            ORDER BY at_ms DESC, audit_id DESC LIMIT $5
            """,
            Entry,
            cancellation,
            from.ToUnixTimeMilliseconds(),
            to.ToUnixTimeMilliseconds(),
            after?.AtMilliseconds ?? long.MaxValue,
            after?.Id ?? "",
            (long)most);
    }

    public async Task<IReadOnlyList<string>> ProtectionKeysAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(connection, "SELECT xml FROM protection_key ORDER BY made_at, name", row => row.GetString(0), cancellation);
    }

    private static AuditEntry Entry(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
        ByKind = row.GetString(2),
        ById = row.GetString(3),
        ByName = row.GetString(4),
        Action = row.GetString(5),
        Target = row.Text(6),
        Status = (int?)row.Whole(7),
        Count = row.Whole(8),
        TraceId = row.Text(9),
    };

    private static KeyRecord Key(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        Hash = row.GetFieldValue<byte[]>(2),
        Scopes = row.GetString(3).Split(' '),
        RequestsPerSecond = (int?)row.Whole(4),
        Concurrent = (int?)row.Whole(5),
        MadeAt = DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(6)),
        MadeBy = row.GetString(7),
        ExpiresAt = row.Seconds(8),
        RevokedAt = row.Seconds(9),
        RevokedBy = row.Text(10),
        LastUsedAt = row.Seconds(11),
    };
}
