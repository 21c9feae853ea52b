using Predictor.Cases;
using Predictor.Models.Bundles;

namespace Predictor.Models.Registry;

/// <summary>What a version's manifest and schema say of it: its forests are not read, and so not checked.</summary>
public sealed record VersionSummary
{
    public required int Version { get; init; }

    /// <summary>Hex: stands for all its files.</summary>
    public required string ManifestSha256 { get; init; }

    public required Schema Schema { get; init; }

    public required Provenance Provenance { get; init; }

    /// <summary>In the model's order.</summary>
    public required IReadOnlyList<SummarisedOutcome> Outcomes { get; init; }

    /// <summary>Whether it remembers the cases it was made from, so that later ones can be held against them; older programs did not write it.</summary>
    public required bool Remembers { get; init; }

    /// <summary>When training ended, by run.json; null where nothing says it.</summary>
    public required DateTimeOffset? MadeAt { get; init; }
}
