using Predictor.Store.Lines;

namespace Predictor.Store.Valuing;

/// <summary>What a line's latest score answered of an outcome.</summary>
/// <param name="Probability">Of the outcome.</param>
/// <param name="SecondProbability">Of the outcome beside it.</param>
/// <param name="Reasons">What raises the outcome most, strongest first; at most two count.</param>
public sealed record AnsweredLine(double Probability, double? SecondProbability, IReadOnlyList<LineReason> Reasons);
