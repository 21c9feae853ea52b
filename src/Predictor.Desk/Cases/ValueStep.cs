namespace Predictor.Desk.Cases;

/// <summary>Another value that a column could have had.</summary>
/// <param name="Value">As a cell holds it.</param>
/// <param name="Size">How large the change is, above 0 and at most 1: of a number the share of its thresholds that are crossed, which lie as close as training saw its values; of a flag or category 1.</param>
public readonly record struct ValueStep(float Value, double Size);
