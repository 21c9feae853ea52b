using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Store;

/// <summary>Who may, and who did.</summary>
public sealed partial class RecordStore
{
    /// <param name="key">New.</param>
    /// <param name="audit">Committed with it, or not at all.</param>
    public Task<Recorded> AddKeyAsync(KeyRecord key, AuditEntry audit) => _queue.WriteAsync(AccessWrites.Of(key).With(audit));

    /// <summary>A key revoked again stays as it was revoked first.</summary>
    public Task<Recorded> RevokeKeyAsync(string id, DateTimeOffset at, string by, AuditEntry audit) => _queue.WriteAsync(AccessWrites.Revoked(id, at, by).With(audit));

    /// <param name="uses">By the key's id: when it was used last. An earlier time than the one kept changes nothing.</param>
    public Task<Recorded> RecordUseAsync(IEnumerable<KeyValuePair<string, DateTimeOffset>> uses) => _queue.WriteAsync(AccessWrites.Used(uses));

    /// <summary>All keys, oldest first, revoked and expired ones among them.</summary>
    public Task<IReadOnlyList<KeyRecord>> ReadKeysAsync(CancellationToken cancellation) => _access.KeysAsync(cancellation);

    public Task<Recorded> RecordAsync(IEnumerable<AuditEntry> entries) => _queue.WriteAsync(AccessWrites.Of(entries));

    /// <summary>The audit, newest first.</summary>
    /// <param name="from">The first time.</param>
    /// <param name="to">The time before which.</param>
    /// <param name="after">Where the page before ended; null: the first page.</param>
    /// <param name="most">Entries at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public Task<IReadOnlyList<AuditEntry>> ReadAuditAsync(DateTimeOffset from, DateTimeOffset to, AuditPosition? after, int most, CancellationToken cancellation) =>
        _access.AuditAsync(from, to, after, most, cancellation);

    /// <summary>A data-protection key; one of a name that is there already changes nothing.</summary>
    public Task<Recorded> AddProtectionKeyAsync(string name, string xml, DateTimeOffset at) => _queue.WriteAsync(AccessWrites.Protection(name, xml, at));

    /// <summary>All data-protection keys, oldest first, as XML.</summary>
    public Task<IReadOnlyList<string>> ReadProtectionKeysAsync(CancellationToken cancellation) => _access.ProtectionKeysAsync(cancellation);
}
