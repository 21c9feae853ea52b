using Predictor.Evaluation;
using Predictor.Evaluation.Drift;

namespace Predictor.Models.Monitoring;

/// <summary>A month, week or day of the cases looked at.</summary>
/// <param name="Name">"May 2026", "16 May".</param>
/// <param name="Rows">Cases in it.</param>
/// <param name="Verdict">How far its probabilities moved.</param>
/// <param name="StabilityIndex">Of its probabilities.</param>
/// <param name="Expected">Of all its cases.</param>
/// <param name="Realised">Of those with a mature label; null: there are none.</param>
public sealed record PeriodDrifted(
    string Name, int Rows, DriftVerdict Verdict, Estimate StabilityIndex, ExpectedPerformance Expected, RealisedPerformance? Realised);
