namespace Predictor.Api.Keys;

/// <summary>A key that opens something.</summary>
internal sealed record ApiKey(string Name, KeyHash Hash, IReadOnlyList<string> Scopes);
