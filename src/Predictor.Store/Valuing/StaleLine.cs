namespace Predictor.Store.Valuing;

/// <summary>A line that stands and was valued by another policy, with what it takes to value it anew.</summary>
/// <param name="Id">Of the line.</param>
/// <param name="CustomerId">Its customer's.</param>
/// <param name="CaseId">Of the latest score.</param>
/// <param name="PredictionId">Likewise: a newer one meanwhile has valued it.</param>
/// <param name="Probability">Of the outcome that the other policy valued.</param>
/// <param name="SecondProbability">Of the outcome beside it.</param>
/// <param name="Worth">Of the customer; null: the policy's.</param>
/// <param name="Answer">The recorded answer's JSON, where the other policy valued another outcome; else null.</param>
public sealed record StaleLine(string Id, string? CustomerId, string? CaseId, string PredictionId, double Probability, double? SecondProbability, double? Worth, string? Answer);
