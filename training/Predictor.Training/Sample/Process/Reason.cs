namespace Predictor.Training.Sample.Process;

/// <summary>Why a customer makes contact, and what such a case is like whoever handles it.</summary>
/// <param name="Name">As in the export.</param>
/// <param name="Queue">Where it arrives.</param>
/// <param name="Weight">How often, against the other reasons.</param>
/// <param name="ExpectedSeconds">Median handle time by phone when it is handled as it should be.</param>
/// <param name="Hardness">Added to the logit of "not resolved".</param>
/// <param name="Leaving">Added to the logit of leaving.</param>
/// <param name="Dissatisfaction">Added to the logit of dissatisfaction.</param>
internal sealed record Reason(string Name, Queue Queue, double Weight, double ExpectedSeconds, double Hardness, double Leaving, double Dissatisfaction);
