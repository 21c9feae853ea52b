namespace Predictor.Models.Registry;

/// <summary><c>live.json</c>, format <c>predictor-live/1</c>.</summary>
/// <param name="Champion">The version that answers.</param>
/// <param name="Challenger">The version that scores in the shadow, or null.</param>
/// <param name="History">What was published when and why, oldest first.</param>
public sealed record LiveVersions(int Champion, int? Challenger, IReadOnlyList<Publication> History);
