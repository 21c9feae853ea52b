namespace Predictor.Store.Access;

/// <summary>What is kept of an API key: enough to know it again and to name it, not enough to say it.</summary>
public sealed record KeyRecord
{
    /// <summary>Part of the key and no secret: by it logs and the audit name the key.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is: "router".</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key, 32 bytes.</summary>
    public required byte[] Hash { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Null: as the service's settings say; 0: no limit.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>Requests at the same time; null: as the service's settings say; 0: no limit.</summary>
    public int? Concurrent { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>Null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Null: it is not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    public string? RevokedBy { get; init; }

    /// <summary>To a minute or so; null: not yet.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}
