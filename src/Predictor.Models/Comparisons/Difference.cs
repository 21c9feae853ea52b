namespace Predictor.Models.Comparisons;

/// <summary>One figure of both sides on the same cases.</summary>
/// <param name="Challenger">Of the side that is judged.</param>
/// <param name="Against">Of the side it is held against.</param>
/// <param name="Value">Challenger less against.</param>
/// <param name="Low">Of the difference's 95 % interval; NaN where it is undefined.</param>
/// <param name="High">Of the same.</param>
public sealed record Difference(double Challenger, double Against, double Value, double Low, double High);
