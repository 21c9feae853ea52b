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
