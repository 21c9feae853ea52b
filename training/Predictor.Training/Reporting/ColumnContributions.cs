using Predictor.Cases;
using Predictor.Charts.Swarms;

namespace Predictor.Training.Reporting;

/// <summary>What one column adds to the margin, over the sampled rows (evenly spaced); contributions are log-odds.</summary>
public sealed record ColumnContributions
{
    public required Column Column { get; init; }

    /// <summary>"Other contacts in 30 days".</summary>
    public required string Label { get; init; }

    public required double MeanAbsolute { get; init; }

    /// <summary>What goes with a higher contribution, in words.</summary>
    public required string Direction { get; init; }

    /// <summary>One a row.</summary>
    public required IReadOnlyList<double> Contributions { get; init; }

    /// <summary>One a row, NaN where missing; codes of a category.</summary>
    public required IReadOnlyList<float> Values { get; init; }

    public required IReadOnlyList<Shade> Shades { get; init; }

    /// <summary>Of a category: its levels by how often they occur, the rest and missing last; empty for a number.</summary>
    public required IReadOnlyList<LevelContributions> Levels { get; init; }

    /// <summary>Of a number: middles of ranges of equal count; empty for a category.</summary>
    public required IReadOnlyList<RangeContributions> Ranges { get; init; }
}
