using System.Text.Json.Serialization;

namespace Predictor.Models.Comparisons;

/// <summary>A file of predictions as a comparison knows it.</summary>
/// <param name="File">Its name, without folders.</param>
/// <param name="Sha256">Of its bytes, hex.</param>
public sealed record ComparedPredictions(string File, [property: JsonPropertyName("sha256")] string Sha256);
