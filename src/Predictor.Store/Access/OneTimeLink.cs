namespace Predictor.Store.Access;

/// <summary>What is kept of a link by which a password is chosen, once.</summary>
public sealed record OneTimeLink
{
    /// <summary>SHA-256 of what the link holds, 32 bytes.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Whose password; null: whoever has it makes the first user.</summary>
    public string? UserName { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null: not yet.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}
