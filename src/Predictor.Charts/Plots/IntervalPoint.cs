namespace Predictor.Charts.Plots;

/// <summary>A point with its interval upwards and downwards; ends that are NaN draw none.</summary>
public readonly record struct IntervalPoint(double X, double Y, double Low, double High);
