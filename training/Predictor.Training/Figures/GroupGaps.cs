using Predictor.Evaluation;

namespace Predictor.Training.Figures;

/// <summary>A group's figures less those of all other rows.</summary>
internal sealed record GroupGaps(Estimate Auc, Estimate ObservedOverExpected, Estimate Selected);
