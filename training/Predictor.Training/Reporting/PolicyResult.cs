using Predictor.Evaluation;

namespace Predictor.Training.Reporting;

/// <summary>What acting where the policy says so brings on the rows measured, in its currency.</summary>
/// <param name="Acted">Rows of which an action is expected to earn something.</param>
/// <param name="Expected">Sum of what the model expects of them.</param>
/// <param name="Realised">The same with what then happened in place of the probability: the shares kept stay the policy's assumption. Customers resampled.</param>
/// <param name="AtRandom">As many rows with the same actions, picked at random.</param>
/// <param name="ByAction">Words of each action and how many rows get it.</param>
public sealed record PolicyResult(int Acted, double Expected, Estimate Realised, double AtRandom, IReadOnlyList<(string Words, int Rows)> ByAction);
