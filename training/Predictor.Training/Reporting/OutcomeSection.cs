using Predictor.Cases;
using Predictor.Evaluation.Comparison;

namespace Predictor.Training.Reporting;

/// <summary>One outcome: its models at arrival and at closure beside each other.</summary>
/// <param name="Outcome">What is predicted.</param>
/// <param name="Moments">At least one; arrival before closure.</param>
/// <param name="Beside">Arrival's probabilities and closure's on the cases measured at both, against what happened after closure; null with one moment or too few such cases.</param>
public sealed record OutcomeSection(Outcome Outcome, IReadOnlyList<MomentSection> Moments, PairedPerformance? Beside)
{
    /// <summary>The one with the most to go by: at closure, where it is predicted there.</summary>
    public MomentSection Last => Moments[^1];
}
