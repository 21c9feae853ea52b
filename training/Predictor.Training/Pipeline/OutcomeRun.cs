namespace Predictor.Training.Pipeline;

/// <summary>What growing one outcome's forest took.</summary>
/// <param name="BinSeconds">Binning.</param>
/// <param name="GrowSeconds">Growing.</param>
/// <param name="FitSeconds">Both, and the copying around them.</param>
internal sealed record OutcomeRun(double BinSeconds, double GrowSeconds, double FitSeconds);
