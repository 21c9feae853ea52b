namespace Predictor.Charts.Plots;

/// <summary>A group in a plot of outputs against outcomes.</summary>
/// <param name="Name">Written beside it.</param>
/// <param name="Gap">Along: the output against what was expected, less 1.</param>
/// <param name="Ratio">Up: observed over expected.</param>
/// <param name="Low">Of its interval.</param>
/// <param name="High">Of its interval.</param>
/// <param name="Comparison">The verdict's shape.</param>
public sealed record RatioPoint(string Name, double Gap, double Ratio, double Low, double High, Comparison Comparison);
