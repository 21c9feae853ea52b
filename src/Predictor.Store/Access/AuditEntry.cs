namespace Predictor.Store.Access;

/// <summary>Who did what, with what result. It holds no personal data but the id of who did it.</summary>
public sealed record AuditEntry
{
    /// <summary>Ordered by time.</summary>
    public string Id { get; init; } = Guid.CreateVersion7().ToString();

    public required DateTimeOffset At { get; init; }

    /// <summary>"key", "setting", "token", "local", "development", "command", "registry" (a model's live.json says what, not who) or "nobody".</summary>
    public required string ByKind { get; init; }

    /// <summary>A key's id, the name of a key of the settings, a token's subject; empty for nobody.</summary>
    public required string ById { get; init; }

    public required string ByName { get; init; }

    /// <summary>"POST /v1/interactions", "keys create": a route, never an address with ids in it.</summary>
    public required string Action { get; init; }

    /// <summary>A key's id, a model and its version; never a case or a customer.</summary>
    public string? Target { get; init; }

    /// <summary>HTTP's; null: done by a command.</summary>
    public int? Status { get; init; }

    /// <summary>Objects kept; of refusals: how many in a minute.</summary>
    public long? Count { get; init; }

    /// <summary>W3C's, 32 hex digits.</summary>
    public string? TraceId { get; init; }
}
