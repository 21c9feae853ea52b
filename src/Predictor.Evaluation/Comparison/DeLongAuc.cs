namespace Predictor.Evaluation.Comparison;

/// <summary>An area under the ROC curve by <see cref="DeLong"/>.</summary>
/// <param name="Auc">With its 95 % normal interval, within 0 to 1.</param>
/// <param name="StandardError">Of the area.</param>
public sealed record DeLongAuc(Estimate Auc, double StandardError);
