using Predictor.Models.Bundles;
using Predictor.Models.Policies;

namespace Predictor.Training.Reporting;

/// <summary>Everything that a report shows, worked out; the pages only write it down.</summary>
public sealed record Report
{
    public required Model Model { get; init; }

    public required Policy Policy { get; init; }

    /// <summary>In the model's order; at least one.</summary>
    public required IReadOnlyList<OutcomeSection> Outcomes { get; init; }

    /// <summary>The outcome that the first page is about: the policy's, or the first that was measured.</summary>
    public required OutcomeSection Lead { get; init; }

    /// <summary>"the model's own test slice or later", "all labelled rows".</summary>
    public required bool OnlyUnseen { get; init; }

    /// <summary>SHA-256 of the data measured on, hex; the manifest's where they are what the model learned from.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Of the resampling.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What reading and measuring noted, in sentences.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
