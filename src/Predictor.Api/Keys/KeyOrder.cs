using Predictor.Store.Access;

namespace Predictor.Api.Keys;

/// <summary>What a new key shall be.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Scopes">Of <see cref="Scope.All"/>, at least one.</param>
/// <param name="ExpiresAt">Null: never.</param>
internal sealed record KeyOrder(string Name, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt)
{
    /// <summary>Of a name, characters.</summary>
    public const int LongestName = 100;

    /// <summary>Of the limits of one key.</summary>
    public const int MostLimit = 1_000_000;

    /// <summary>Null: as the settings say; 0: no limit.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>Requests at the same time; likewise.</summary>
    public int? Concurrent { get; init; }

    /// <summary>What was expected of scopes, where one is none.</summary>
    public static string ExpectedScopes => $"any of {string.Join(", ", Scope.All)}";

    /// <summary>Makes the key, which is shown this once, and what is kept of it.</summary>
    public (string Key, KeyRecord Kept) Make(DateTimeOffset now, Caller by)
    {
        var (id, key) = KeyText.Make();
        var hash = new byte[KeyHash.Bytes];
        KeyHash.Compute(key, hash);
        return (key, new KeyRecord
        {
            Id = id,
            Name = Name,
            Hash = hash,
            Scopes = [.. Scope.All.Where(Scopes.Contains)],
            RequestsPerSecond = RequestsPerSecond,
            Concurrent = Concurrent,
            MadeAt = now,
            MadeBy = by.ToString(),
            ExpiresAt = ExpiresAt,
        });
    }
}
