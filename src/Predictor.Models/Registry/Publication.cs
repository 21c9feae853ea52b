namespace Predictor.Models.Registry;

/// <summary>One change of the champion.</summary>
public sealed record Publication(int Version, DateTimeOffset At, string Reason);
