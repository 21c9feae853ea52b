namespace Predictor.Models.Registry;

/// <summary>What the gate says to a version.</summary>
/// <param name="IsOpen">It may be published without force.</param>
/// <param name="Words">Why, in a sentence.</param>
/// <param name="Comparison">File in the name's comparisons folder that it rests on; null: none.</param>
public sealed record GateFinding(bool IsOpen, string Words, string? Comparison);
