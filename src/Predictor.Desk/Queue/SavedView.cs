namespace Predictor.Desk.Queue;

/// <summary>A filter that somebody keeps under a name.</summary>
/// <param name="Name">His own.</param>
/// <param name="Address">"?band=high".</param>
public sealed record SavedView(string Name, string Address);
