using Predictor.Evaluation;

namespace Predictor.Training.Figures;

/// <summary>Expected maximum profit for churn, as `evaluate` prints it.</summary>
/// <param name="PerCase">Money a case.</param>
/// <param name="Share">Of the cases to contact.</param>
/// <param name="ByRow">Whether each row brought its own customer's value.</param>
internal sealed record EvaluatedProfit(Estimate PerCase, Estimate Share, bool ByRow);
