namespace Predictor.Evaluation.Segments;

/// <summary>How good predictions are for one group of rows, and how far that is from all other rows.</summary>
/// <param name="Name">Of the group.</param>
/// <param name="Performance">On its rows; intervals resample its customers.</param>
/// <param name="ObservedOverExpected">Positives over the sum of probabilities: above 1 where the group is underestimated.</param>
/// <param name="SelectionRate">Share of its rows with a probability of at least the threshold.</param>
/// <param name="AucGap">Its AUC less that of the rest; intervals of gaps resample all customers, the same draws for both sides.</param>
/// <param name="ObservedOverExpectedGap">Its observed over expected less that of the rest.</param>
/// <param name="SelectionRateGap">Its selection rate less that of the rest.</param>
public sealed record SegmentPerformance(
    string Name,
    Performance Performance,
    Estimate ObservedOverExpected,
    Estimate SelectionRate,
    Estimate AucGap,
    Estimate ObservedOverExpectedGap,
    Estimate SelectionRateGap);
