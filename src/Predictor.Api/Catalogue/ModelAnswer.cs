using System.Text.Json;
using Predictor.Models.Bundles;
using Predictor.Models.Policies;
using Predictor.Models.Registry;

namespace Predictor.Api.Catalogue;

/// <summary>All that is known of the version that answers.</summary>
/// <param name="Name">In the path of its scores.</param>
/// <param name="Version">That answers now.</param>
/// <param name="IsDefault">Whether it answers where the path names none.</param>
/// <param name="Versions">All there are.</param>
/// <param name="Problem">Why the newest live version is not the one answering; null when all is well.</param>
/// <param name="Provenance">What it was made from.</param>
/// <param name="Policy">Money, bands and actions.</param>
/// <param name="Schema">As schema.json.</param>
/// <param name="Outcomes">With what training measured of each.</param>
/// <param name="Card">In Markdown; null where the version has none.</param>
/// <param name="Live">What was published when, and why.</param>
internal sealed record ModelAnswer(
    string Name,
    int Version,
    bool IsDefault,
    IReadOnlyList<int> Versions,
    string? Problem,
    LiveVersions? Live,
    Provenance Provenance,
    Policy Policy,
    IReadOnlyList<ModelOutcome> Outcomes,
    JsonElement Schema,
    string? Card);
