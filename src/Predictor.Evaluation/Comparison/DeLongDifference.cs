namespace Predictor.Evaluation.Comparison;

/// <summary>Two areas under the ROC curve on the same rows by <see cref="DeLong"/>.</summary>
/// <param name="First">Area of the first scores.</param>
/// <param name="Second">Area of the second scores.</param>
/// <param name="Difference">Second less first, with its 95 % normal interval.</param>
/// <param name="StandardError">Of the difference.</param>
/// <param name="Z">Difference over its error; 0 where both are 0, NaN where only the error is.</param>
/// <param name="P">Two-sided.</param>
public sealed record DeLongDifference(double First, double Second, Estimate Difference, double StandardError, double Z, double P);
