using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Store;

/// <summary>One-time links, and wrong passwords in a row.</summary>
public sealed partial class RecordStore
{
    /// <summary>Keeps the link of the first user.</summary>
    public Task<Recorded> AddFirstLinkAsync(OneTimeLink link) => _queue.WriteAsync(SignInWrites.Of(link, null));

    /// <summary>Takes a user's password away, ends the links that were made for him and lets him choose another by this one, locked out or not.</summary>
    /// <param name="link">With a user.</param>
    /// <param name="stamp">New.</param>
    /// <param name="nameHash">Of his name, as <see cref="TryPasswordAsync"/> takes it.</param>
    /// <param name="audit">Committed with it, or not at all.</param>
    public Task<Recorded> ResetUserAsync(OneTimeLink link, string stamp, byte[] nameHash, AuditEntry audit) =>
        _queue.WriteAsync(new StoreWrite([.. SignInWrites.Of(link, stamp).Rows, SignInWrites.RightRow(nameHash)]).With(audit));

    /// <summary>Null: there is none of the hash.</summary>
    public Task<OneTimeLink?> ReadLinkAsync(byte[] hash, CancellationToken cancellation) => _users.LinkAsync(hash, cancellation);

    /// <summary>Chooses the password of the link's user.</summary>
    /// <returns>What became of it, and whether the link was good: each is once, whoever asks where at the same time.</returns>
    public Task<(Recorded Recorded, bool IsGood)> UseLinkAsync(byte[] hash, DateTimeOffset at, string passwordHash, string stamp, AuditEntry audit)
    {
        var by = Guid.NewGuid().ToString();
        return UseAsync(SignInWrites.Used(hash, by, at, passwordHash, stamp).With(audit, hash, by));
    }

    /// <summary>Makes the first user; where there is one, nothing.</summary>
    /// <returns>What became of it, and whether the link was good and there was none.</returns>
    public Task<(Recorded Recorded, bool IsGood)> UseFirstLinkAsync(byte[] hash, UserRecord user, AuditEntry audit)
    {
        var by = Guid.NewGuid().ToString();
        return UseAsync(SignInWrites.UsedFirst(hash, by, user).With(audit, hash, by));
    }

    /// <summary>Counts a wrong password, which <see cref="SignedInAsync"/> takes back, and says whether it may be looked at: so nobody tries more often than said, at however many instances at the same time.</summary>
    /// <param name="nameHash">Of the name that was given, whether there is such a user or not; 32 bytes.</param>
    /// <param name="at">When.</param>
    /// <param name="mostFailures">In a row; the last of them locks.</param>
    /// <param name="lockedFor">How long.</param>
    /// <param name="keptFor">After how long without another one they are forgotten.</param>
    public async Task<(Recorded Recorded, bool IsOpen)> TryPasswordAsync(byte[] nameHash, DateTimeOffset at, int mostFailures, TimeSpan lockedFor, TimeSpan keptFor)
    {
        var write = SignInWrites.Tried(nameHash, at, mostFailures, at + lockedFor, at - keptFor);
        return await _queue.WriteAsync(write) is var recorded && recorded == Recorded.Yes ? (recorded, write.Changed[1]) : (recorded, false);
    }

    /// <summary>Null: it is not locked.</summary>
    public Task<DateTimeOffset?> ReadLockAsync(byte[] nameHash, CancellationToken cancellation) => _users.LockAsync(nameHash, cancellation);

    /// <summary>The password was right.</summary>
    public Task<Recorded> SignedInAsync(byte[] nameHash, AuditEntry audit) => _queue.WriteAsync(new StoreWrite([SignInWrites.RightRow(nameHash)]).With(audit));

    private async Task<(Recorded Recorded, bool IsGood)> UseAsync(StoreWrite write) =>
        await _queue.WriteAsync(write) is var recorded && recorded == Recorded.Yes ? (recorded, write.Changed[0] && write.Changed[1]) : (recorded, false);
}
