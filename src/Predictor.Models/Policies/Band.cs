namespace Predictor.Models.Policies;

/// <summary>A range of probabilities with a name.</summary>
/// <param name="Name">"veryHigh", "high", "raised", "low".</param>
/// <param name="Words">"Very high".</param>
/// <param name="From">By outcome name: lowest probability in the band; "*" for outcomes not named.</param>
public sealed record Band(string Name, string Words, IReadOnlyDictionary<string, double> From);
