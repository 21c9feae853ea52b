using Predictor.Evaluation;

namespace Predictor.Training.Reporting;

/// <summary>A month, week or day of the rows measured.</summary>
/// <param name="Name">"May 2016", "16 May".</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Observed">Positive rate, customers resampled.</param>
/// <param name="Predicted">Mean probability.</param>
/// <param name="Gap">Observed less predicted.</param>
/// <param name="Auc">NaN where it has fewer than ten rows of a class.</param>
public sealed record Period(string Name, int Rows, Estimate Observed, double Predicted, Estimate Gap, double Auc);
