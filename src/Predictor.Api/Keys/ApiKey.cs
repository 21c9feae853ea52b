using Microsoft.AspNetCore.Authentication;
using Predictor.Store.Access;

namespace Predictor.Api.Keys;

/// <summary>A key that opens something, or did.</summary>
internal sealed class ApiKey
{
    private readonly KeyHash _hash;
    private long _usedAt;

    /// <summary>Of the settings, or of this run.</summary>
    public ApiKey(Caller caller, KeyHash hash, IReadOnlyList<string> scopes)
    {
        (Caller, _hash, Scopes) = (caller, hash, scopes);
        Result = CallerIdentity.Known(caller, scopes);
    }

    /// <summary>Of the store.</summary>
    public ApiKey(KeyRecord kept)
        : this(new Caller(Caller.Key, kept.Id, kept.Name) { RequestsPerSecond = kept.RequestsPerSecond, Concurrent = kept.Concurrent }, KeyHash.Of(kept.Hash), kept.Scopes) => (MadeAt, ExpiresAt, RevokedAt) = (kept.MadeAt, kept.ExpiresAt, kept.RevokedAt);

    public Caller Caller { get; }

    public IReadOnlyList<string> Scopes { get; }

    /// <summary>Null: not known, as of keys of the settings.</summary>
    public DateTimeOffset? MadeAt { get; }

    /// <summary>Null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Null: it is not.</summary>
    public DateTimeOffset? RevokedAt { get; }

    /// <summary>What every request with this key gets: made once.</summary>
    public AuthenticateResult Result { get; }

    /// <summary>Epoch seconds of the last request in this process; 0: none.</summary>
    public long UsedAt => Volatile.Read(ref _usedAt);

    /// <param name="hash">Of what was presented. Compared in constant time.</param>
    public bool IsOf(ReadOnlySpan<byte> hash) => _hash.Equals(hash);

    /// <summary>Whether what is kept of it has not changed: nothing of a key can but that it is revoked.</summary>
    public bool IsStill(KeyRecord kept) => RevokedAt == kept.RevokedAt;

    /// <summary>Null where it opens what its scopes name.</summary>
    public string? Problem(DateTimeOffset now) =>
        RevokedAt is { } revoked ? $"The key {Caller.Id} was revoked at {revoked:u}."
        : ExpiresAt is { } expires && expires <= now ? $"The key {Caller.Id} expired at {expires:u}."
        : null;

    /// <summary>Written once a second at most, so that cores that serve the same key do not wait for each other.</summary>
    public void Use(DateTimeOffset now)
    {
        var second = now.ToUnixTimeSeconds();
        if (Volatile.Read(ref _usedAt) < second)
            Volatile.Write(ref _usedAt, second);
    }
}
