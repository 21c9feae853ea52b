namespace Predictor.Training.Sample.Process;

/// <summary>The true probabilities at one moment, given what the export shows then.</summary>
/// <param name="Left">Leaves within 30 days.</param>
/// <param name="Dissatisfied">Scores 1 or 2, given that the survey is answered.</param>
/// <param name="DissatisfiedAll">Would score 1 or 2, whether or not the survey is answered.</param>
/// <param name="Back">Makes contact again within 14 days.</param>
internal readonly record struct Probabilities(double Left, double Dissatisfied, double DissatisfiedAll, double Back);
