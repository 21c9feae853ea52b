using Predictor.Cases;
using Predictor.Models.Bundles;

namespace Predictor.Models.Registry;

/// <summary>An outcome at a moment as a version's manifest has it.</summary>
/// <param name="Outcome">Of the version's schema.</param>
/// <param name="Moment">At which it is predicted.</param>
/// <param name="BaseRate">Positive rate of the calibration slice.</param>
/// <param name="Report">What training measured.</param>
public sealed record SummarisedOutcome(Outcome Outcome, Moment Moment, double BaseRate, OutcomeReport Report);
