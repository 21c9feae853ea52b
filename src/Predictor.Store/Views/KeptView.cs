namespace Predictor.Store.Views;

/// <summary>A search that somebody keeps.</summary>
/// <param name="Name">His own, once.</param>
/// <param name="Query">As its page's address has it.</param>
public sealed record KeptView(string Name, string Query);
