namespace Predictor.Store.Valuing;

/// <summary>By which policy lines are valued.</summary>
/// <param name="PolicyVersion">The policy's.</param>
/// <param name="PolicyStamp">Of all in it that values lines.</param>
/// <param name="DoneAt">When no line by another policy was left; null: some are.</param>
public sealed record LineValuation(int PolicyVersion, string PolicyStamp, DateTimeOffset? DoneAt);
