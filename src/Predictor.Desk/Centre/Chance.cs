using Predictor.Charts;

namespace Predictor.Desk.Centre;

/// <summary>A probability with its band.</summary>
/// <param name="Probability">Calibrated.</param>
/// <param name="Severity">The band's standing among the policy's bands.</param>
/// <param name="Band">In words.</param>
public sealed record Chance(double Probability, Severity Severity, string Band);
