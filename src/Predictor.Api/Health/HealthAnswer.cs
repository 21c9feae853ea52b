using System.Text.Json.Serialization;

namespace Predictor.Api.Health;

/// <param name="Status">"live", "ready", or what it waits for.</param>
/// <param name="Model">The default model's name.</param>
/// <param name="Version">The version that answers.</param>
/// <param name="Store">"open", "away" or "none"; scores are answered in any case.</param>
/// <param name="Degraded">Causes, where something stands in for the model or the policy that should answer; absent where nothing does.</param>
internal sealed record HealthAnswer(
    string Status,
    string? Model = null,
    int? Version = null,
    string? Store = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Degraded = null);
