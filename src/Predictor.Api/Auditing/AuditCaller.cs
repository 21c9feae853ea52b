namespace Predictor.Api.Auditing;

/// <param name="Kind">"key", "setting", "token", "local", "development", "command", "registry" (live.json says what was done to a model, not who did it), "nobody", or "others" of a flood of refusals.</param>
/// <param name="Id">A key's id, a token's subject; empty for nobody.</param>
/// <param name="Name">Of the key.</param>
internal sealed record AuditCaller(string Kind, string Id, string Name);
