using Predictor.Cases.Text;
using Predictor.Store.Access;

namespace Predictor.Api.Keys.Admin;

/// <summary>A key as it may be told: never the key itself, nor its hash.</summary>
internal sealed record KeyAnswer
{
    /// <summary>Null for a key of the settings, which only its name names.</summary>
    public string? Id { get; init; }

    public required string Name { get; init; }

    /// <summary>"store" or "settings".</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Whether it opens something now: neither expired nor revoked.</summary>
    public required bool Opens { get; init; }

    /// <summary>Null: as the settings say; 0: no limit.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>Requests at the same time; likewise.</summary>
    public int? Concurrent { get; init; }

    public string? MadeAt { get; init; }

    public string? MadeBy { get; init; }

    /// <summary>Null: never.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary>Null: it is not.</summary>
    public string? RevokedAt { get; init; }

    public string? RevokedBy { get; init; }

    /// <summary>To a minute or so; null: not yet.</summary>
    public string? LastUsedAt { get; init; }

    public static KeyAnswer Of(KeyRecord kept, DateTimeOffset now) => new()
    {
        Id = kept.Id,
        Name = kept.Name,
        Source = "store",
        Scopes = kept.Scopes,
        Opens = new ApiKey(kept).Problem(now) is null,
        RequestsPerSecond = kept.RequestsPerSecond,
        Concurrent = kept.Concurrent,
        MadeAt = Text(kept.MadeAt),
        MadeBy = kept.MadeBy,
        ExpiresAt = Text(kept.ExpiresAt),
        RevokedAt = Text(kept.RevokedAt),
        RevokedBy = kept.RevokedBy,
        LastUsedAt = Text(kept.LastUsedAt),
    };

    public static KeyAnswer Of(ApiKeySettings key) => new() { Name = key.Name, Source = "settings", Scopes = key.Scopes, Opens = true, RequestsPerSecond = key.RequestsPerSecond, Concurrent = key.Concurrent };

    /// <summary>To the second.</summary>
    private static string? Text(DateTimeOffset? time) => time is { } known ? IsoTime.Format(known.ToUnixTimeSeconds()) : null;
}
