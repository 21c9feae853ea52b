using Predictor.Cases;

namespace Predictor.Store.Records;

/// <summary>A score of a customer, without what it was given from.</summary>
/// <param name="PredictionId">Of the prediction.</param>
/// <param name="CaseId">Null: of no case.</param>
/// <param name="Moment">Scored at.</param>
/// <param name="At">Of the moment.</param>
/// <param name="Probability">Of the value outcome.</param>
/// <param name="Version">Of the model.</param>
public sealed record CustomerScore(string PredictionId, string? CaseId, Moment Moment, DateTimeOffset At, double Probability, int Version);
