namespace Predictor.Models.Scoring;

/// <summary>Why a probability is what it is.</summary>
/// <param name="Code">The column's name.</param>
/// <param name="Words">"3 repeat contacts in 30 days".</param>
/// <param name="Contribution">Log-odds (exact TreeSHAP).</param>
/// <param name="Points">Share of the move in probability, as a probability difference: contribution x (p - p0) / (m - m0), 0 where m = m0.</param>
public sealed record Reason(string Code, string Words, double Contribution, double Points)
{
    public bool Raises => Contribution > 0;
}
