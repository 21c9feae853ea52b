namespace Predictor.Evaluation.Ratios;

/// <summary>One group's observed over expected.</summary>
/// <param name="Rows">Of the group.</param>
/// <param name="Customers">Behind them.</param>
/// <param name="Observed">Sum of what happened.</param>
/// <param name="Expected">Sum of what was expected.</param>
/// <param name="Ratio">Observed / expected with the interval by its own customers; NaN where nothing is expected.</param>
/// <param name="StandardError">Of the ratio, as pooling weighs it; NaN likewise.</param>
/// <param name="Pooled">Drawn towards the mean of all groups by as much as its own figure is noise.</param>
public sealed record GroupRatio(int Rows, int Customers, double Observed, double Expected, Estimate Ratio, double StandardError, Estimate Pooled);
