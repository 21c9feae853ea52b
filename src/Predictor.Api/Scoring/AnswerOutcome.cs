namespace Predictor.Api.Scoring;

/// <summary>One outcome's part of an answer.</summary>
/// <param name="Name">As in the schema.</param>
/// <param name="Words">After "the customer": "leaves within 30 days".</param>
/// <param name="Probability">Calibrated, 0 to 1.</param>
/// <param name="Margin">Log-odds before calibration.</param>
/// <param name="Percentile">0 to 100, against the calibration slice.</param>
/// <param name="Band">From the policy.</param>
/// <param name="BaseProbability">Where the reasons start from.</param>
/// <param name="Reasons">Strongest first.</param>
internal sealed record AnswerOutcome(
    string Name,
    string Words,
    double Probability,
    double Margin,
    double Percentile,
    AnswerBand Band,
    double BaseProbability,
    IReadOnlyList<AnswerReason> Reasons);
