namespace Predictor.Desk.Cases;

/// <summary>An outcome as it was answered.</summary>
/// <param name="Probability">0 to 1.</param>
/// <param name="BaseProbability">Where its reasons begin.</param>
/// <param name="Reasons">As many as were asked for then, strongest first.</param>
public sealed record RecordedOutcome(double Probability, double BaseProbability, IReadOnlyList<RecordedReason> Reasons);
