namespace Predictor.Charts.Lanes;

/// <summary>Something that happened.</summary>
/// <param name="X">When, in the units of the plot above; NaN: not drawn.</param>
/// <param name="Shape">What it was.</param>
/// <param name="Text">A few letters beside it; null: none. Left out where it would run into the next mark.</param>
public sealed record LaneMark(double X, LaneShape Shape, string? Text = null);
