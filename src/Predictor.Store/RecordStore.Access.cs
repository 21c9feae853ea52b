using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Store;

/// <summary>Who may.</summary>
public sealed partial class RecordStore
{
    public Task<Recorded> AddKeyAsync(KeyRecord key) => _queue.WriteAsync(AccessWrites.Of(key));

    /// <summary>A key revoked again stays as it was revoked first.</summary>
    public Task<Recorded> RevokeKeyAsync(string id, DateTimeOffset at, string by) => _queue.WriteAsync(AccessWrites.Revoked(id, at, by));

    /// <param name="uses">By the key's id: when it was used last. An earlier time than the one kept changes nothing.</param>
    public Task<Recorded> RecordUseAsync(IEnumerable<KeyValuePair<string, DateTimeOffset>> uses) => _queue.WriteAsync(AccessWrites.Used(uses));

    /// <summary>All keys, oldest first, revoked and expired ones among them.</summary>
    public Task<IReadOnlyList<KeyRecord>> ReadKeysAsync(CancellationToken cancellation) => _access.KeysAsync(cancellation);
}
