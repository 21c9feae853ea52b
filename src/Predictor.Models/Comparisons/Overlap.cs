namespace Predictor.Models.Comparisons;

/// <summary>Which cases were compared.</summary>
/// <param name="Challenger">Cases with a mature label that the challenger can score.</param>
/// <param name="Against">The same of the other side; of a file, its predictions.</param>
/// <param name="Both">Of these, in both.</param>
/// <param name="LearnedFrom">Of these, not later than what either side learned from; null where rows have no time, so that nothing says it.</param>
/// <param name="Measured">Cases that were compared.</param>
public sealed record Overlap(
    int Challenger,
    int Against,
    int Both,
    int? LearnedFrom,
    int Measured);
