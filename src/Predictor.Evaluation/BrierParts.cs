namespace Predictor.Evaluation;

/// <summary>The parts of <see cref="BrierDecomposition"/> with intervals. Those of reliability and resolution are centred, as noise can only raise them.</summary>
public sealed record BrierParts(Estimate Reliability, Estimate Resolution, Estimate Uncertainty, Estimate WithinVariance, Estimate WithinCovariance);
