using Predictor.Evaluation;
using Predictor.Evaluation.Drift;
using Predictor.Models.Bundles;

namespace Predictor.Models.Monitoring;

/// <summary>The probabilities now against those of the test slice.</summary>
/// <param name="Reference">The cases that the bundle's counts are of.</param>
/// <param name="Verdict">How far they moved.</param>
/// <param name="StabilityIndex">Population stability index.</param>
/// <param name="ByChance">What the index would be on average if nothing had moved.</param>
/// <param name="ChanceLimit">What it would exceed once in a thousand times.</param>
/// <param name="KolmogorovSmirnov">Largest distance of the cumulative shares.</param>
public sealed record ProbabilityDrifted(
    ReferenceSlice Reference, DriftVerdict Verdict, Estimate StabilityIndex, double ByChance, double ChanceLimit, Estimate KolmogorovSmirnov)
{
    public static ProbabilityDrifted Of(ReferenceSlice reference, ColumnDrift drift) =>
        new(reference, drift.Verdict, drift.PopulationStability, drift.Noise.Expected, drift.Noise.Limit, drift.KolmogorovSmirnov!);
}
