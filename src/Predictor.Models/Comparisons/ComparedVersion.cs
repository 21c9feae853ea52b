using System.Text.Json.Serialization;

namespace Predictor.Models.Comparisons;

/// <summary>A version as a comparison knows it.</summary>
/// <param name="Name">The model.</param>
/// <param name="Version">Its version.</param>
/// <param name="ManifestSha256">Of its manifest.json, hex: what makes it this version and no other of the same number.</param>
public sealed record ComparedVersion(string Name, int Version, [property: JsonPropertyName("manifestSha256")] string ManifestSha256);
