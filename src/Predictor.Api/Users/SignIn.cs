using Predictor.Api.Auditing;
using Predictor.Api.Recording;
using Predictor.Store.Writing;

namespace Predictor.Api.Users;

/// <summary>
/// Whether a name and a password are right. Unknown names, those switched off and those without a password are treated as any: the same work, the same
/// answer, the same lock; so nobody learns here who there is.
/// </summary>
internal sealed class SignIn(LiveStore live, Passwords passwords, StoredUsers users, TimeProvider time)
{
    /// <summary>Wrong passwords in a row of one name, over all instances; from then on one at each end of a lock.</summary>
    public const int MostFailures = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>After which wrong passwords are forgotten.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>Signs in, or says why not.</summary>
    public async Task<SignInResult> TryAsync(HttpContext context, string name, string password, CancellationToken cancellation)
    {
        name = UserName.Fold(name);
        var (now, nameHash) = (time.GetUtcNow(), UserName.HashOf(name));
        if (live.Current is not { } store)
            return SignInResult.Away;
        var (recorded, isOpen) = await store.TryPasswordAsync(nameHash, now, MostFailures, LockedFor, KeptFor);
        if (recorded != Recorded.Yes)
            return SignInResult.Away;
        if (!isOpen)
            return SignInResult.Locked;
        var user = await store.ReadUserAsync(UserName.IsOne(name) ? name : "", cancellation);
        if (user is not null)
            context.Features.Set(KnownUser.CallerOf(user.Name));
        if (await passwords.CheckAsync(user?.PasswordHash, password.Length <= PasswordRules.Longest ? password : "") is not { } check)
            return SignInResult.Busy;
        if (!check.IsRight || user is null || user.DisabledAt is not null)
            return SignInResult.Wrong;
        if (await store.SignedInAsync(nameHash, AuditNote.Entry(context, now, StatusCodes.Status303SeeOther)) != Recorded.Yes)
            return SignInResult.Away;
        AuditNote.Of(context).IsKept = true;
        if (check.Anew is { } anew)
            await store.RehashPasswordAsync(user.Name, anew, user.PasswordHash!);
        await users.ReadAsync(cancellation);
        await Sessions.BeginAsync(context, user, now);
        return SignInResult.In;
    }
}
