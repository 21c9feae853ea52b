namespace Predictor.Api.Scoring;

/// <summary>Why a probability is what it is.</summary>
/// <param name="Code">The column.</param>
/// <param name="Words">"3 repeat contacts in 30 days".</param>
/// <param name="Direction">"raises" or "lowers".</param>
/// <param name="Points">Its share of the move from the base probability, as a difference of probabilities: 0.05 is five percentage points.</param>
/// <param name="Contribution">Log-odds (exact TreeSHAP).</param>
internal sealed record AnswerReason(string Code, string Words, string Direction, double Points, double Contribution);
