namespace Predictor.Api.Health;

/// <param name="Status">"live", "ready", or what it waits for.</param>
/// <param name="Model">The default model's name.</param>
/// <param name="Version">The version that answers.</param>
internal sealed record HealthAnswer(string Status, string? Model = null, int? Version = null);
