using Predictor.Models.Bundles;
using Predictor.Models.Policies;

namespace Predictor.Models.Scoring;

/// <summary>One outcome's part of an answer.</summary>
/// <param name="Model">Which outcome model answered.</param>
/// <param name="Margin">Log-odds before calibration.</param>
/// <param name="Probability">Calibrated.</param>
/// <param name="Percentile">0 to 100, against the calibration slice.</param>
/// <param name="Band">From the policy.</param>
/// <param name="BaseProbability">Calibrated probability of the expected margin: where the reasons start from.</param>
/// <param name="Reasons">Strongest first; empty when none were asked for.</param>
public sealed record OutcomeScore(OutcomeModel Model, double Margin, double Probability, double Percentile, Band Band, double BaseProbability, IReadOnlyList<Reason> Reasons)
{
    /// <summary>Of the policy's value outcome, the reasons that raise the probability, strongest first, at most two, whatever else was asked for; null where none were computed, and of other outcomes.</summary>
    public IReadOnlyList<Reason>? Raising { get; init; }
}
