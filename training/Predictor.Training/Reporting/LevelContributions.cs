namespace Predictor.Training.Reporting;

/// <summary>What one level of a category adds to the margin.</summary>
/// <param name="Name">As the data has it; "all others", "missing".</param>
/// <param name="Contributions">Of the sampled rows that have it.</param>
public sealed record LevelContributions(string Name, IReadOnlyList<double> Contributions)
{
    public double Mean => Contributions.Average();
}
