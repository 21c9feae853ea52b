namespace Predictor.Training.Reporting;

/// <summary>What a range of a number adds to the margin.</summary>
/// <param name="Low">Smallest value in it.</param>
/// <param name="High">Largest value in it.</param>
/// <param name="Rows">Sampled rows in it.</param>
/// <param name="Value">Median value.</param>
/// <param name="Contribution">Median contribution.</param>
public sealed record RangeContributions(double Low, double High, int Rows, double Value, double Contribution);
