using Predictor.Store.Databases;
using Predictor.Store.Writing;

namespace Predictor.Store.Access;

/// <summary>Who may, as rows of the store's tables.</summary>
internal static class AccessWrites
{
    private const CellKind Text = CellKind.Text;
    private const CellKind Whole = CellKind.Whole;

    private static readonly Statement Key = new(
        """
        INSERT INTO api_key (key_id, name, hash, scopes, requests_per_second, concurrent, made_at, made_by, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        [Text, Text, CellKind.Bytes, Text, Whole, Whole, Whole, Text, Whole]);

    /// <summary>Revoked again it stays as it was revoked first.</summary>
    private static readonly Statement Revocation = new(
        "UPDATE api_key SET revoked_at = $2, revoked_by = $3 WHERE key_id = $1 AND revoked_at IS NULL",
        [Text, Whole, Text]);

    private static readonly Statement Use = new(
        "UPDATE api_key SET last_used_at = $2 WHERE key_id = $1 AND (last_used_at IS NULL OR last_used_at < $2)",
        [Text, Whole]);

    private static readonly Statement Audit = new(
        """
        INSERT INTO audit (audit_id, at_ms, by_kind, by_id, by_name, action, target, status, objects, trace_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (audit_id) DO NOTHING
        """,
        [Text, Whole, Text, Text, Text, Text, Text, Whole, Whole, Text]);

    /// <summary>Of a link that this very request used.</summary>
    private static readonly Statement AuditOfLink = new(
        """
        INSERT INTO audit (audit_id, at_ms, by_kind, by_id, by_name, action, target, status, objects, trace_id)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 WHERE EXISTS (SELECT 1 FROM one_time_link WHERE hash = $11 AND used_by = $12)
        """,
        [.. Audit.Kinds, CellKind.Bytes, Text]);

    private static readonly Statement ProtectionKey = new(
        "INSERT INTO protection_key (name, xml, made_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING",
        [Text, Text, Whole]);

    public static StoreWrite Of(KeyRecord key) => new([(Key,
    [
        key.Id, key.Name, key.Hash, string.Join(' ', key.Scopes), (long?)key.RequestsPerSecond, (long?)key.Concurrent,
        key.MadeAt.ToUnixTimeSeconds(), key.MadeBy, key.ExpiresAt?.ToUnixTimeSeconds(),
    ])]);

    public static StoreWrite Revoked(string id, DateTimeOffset at, string by) => new([(Revocation, [id, at.ToUnixTimeSeconds(), by])]);

    public static StoreWrite Used(IEnumerable<KeyValuePair<string, DateTimeOffset>> uses) =>
        new([.. uses.Select(use => (Use, new object?[] { use.Key, use.Value.ToUnixTimeSeconds() }))]);

    public static StoreWrite Protection(string name, string xml, DateTimeOffset at) => new([(ProtectionKey, [name, xml, at.ToUnixTimeSeconds()])]);

    public static StoreWrite Of(IEnumerable<AuditEntry> entries) => new([.. entries.Select(Row)]);

    /// <summary>The same write with an entry that is committed with it, or not at all.</summary>
    public static StoreWrite With(this StoreWrite write, AuditEntry? audit) => audit is null ? write : new StoreWrite([.. write.Rows, Row(audit)]);

    /// <summary>The same write with an entry that is committed only if it used the link.</summary>
    public static StoreWrite With(this StoreWrite write, AuditEntry audit, byte[] link, string usedBy) => new([.. write.Rows, (AuditOfLink, [.. Row(audit).Cells, link, usedBy])]);

    private static (Statement Statement, object?[] Cells) Row(AuditEntry entry) => (Audit,
    [
        entry.Id, entry.At.ToUnixTimeMilliseconds(), entry.ByKind, entry.ById, entry.ByName, entry.Action, entry.Target, (long?)entry.Status, entry.Count, entry.TraceId,
    ]);
}
