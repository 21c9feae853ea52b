using System.Text.Json.Serialization;
using Predictor.Cases;
using Predictor.Evaluation.Calibration;

namespace Predictor.Models.Bundles;

/// <summary><c>manifest.json</c> as it stands in the file.</summary>
internal sealed record Manifest(
    string Format,
    string Name,
    int Version,
    Provenance Provenance,
    IReadOnlyList<ManifestOutcome> Outcomes,
    IReadOnlyList<ManifestFile> Files);

/// <summary>One outcome at one moment.</summary>
internal sealed record ManifestOutcome(
    string Outcome,
    Moment Moment,
    string Forest,
    double BaseRate,
    IReadOnlyList<double> Quantiles,
    Calibrator Calibrator,
    OutcomeReport Report);

/// <summary>A file of the folder.</summary>
internal sealed record ManifestFile(string Name, long Bytes, [property: JsonPropertyName("sha256")] string Sha256);
