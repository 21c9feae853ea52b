namespace Predictor.Store.Access;

/// <summary>Somebody who may come to the desk, or might once.</summary>
public sealed record UserRecord
{
    /// <summary>In lower case; never changed, never another's.</summary>
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>Without spaces in them.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>By name, sorted.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>Slow and salted; null: he has chosen no password, or it was taken from him.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>A session of another stamp is over.</summary>
    public required string Stamp { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>When the password was chosen.</summary>
    public DateTimeOffset? PasswordAt { get; init; }

    /// <summary>Null: he may come in.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    public string? DisabledBy { get; init; }
}
