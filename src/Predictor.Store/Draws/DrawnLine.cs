namespace Predictor.Store.Draws;

/// <summary>A line whose customer a plan takes, or would take had chance not held him out.</summary>
/// <param name="LineId">Of the line.</param>
/// <param name="IsHeldOut">The arm.</param>
public sealed record DrawnLine(string LineId, bool IsHeldOut);
