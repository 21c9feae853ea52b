namespace Predictor.Training.Sample;

/// <summary>How many rows each file of a sample centre holds.</summary>
/// <param name="Customers">Of customers.csv.</param>
/// <param name="Interactions">Of interactions.csv.</param>
/// <param name="Surveys">Of surveys.csv.</param>
/// <param name="Truths">Of truth.csv; 0 where it was not asked for.</param>
public sealed record SampleWritten(int Customers, int Interactions, int Surveys, int Truths);
