using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Drift;

namespace Predictor.Models.Monitoring;

/// <summary>A column now against the bundle's memory of it, as `drift` prints it.</summary>
public sealed record ColumnDrifted
{
    public required string Name { get; init; }

    public required ColumnKind Kind { get; init; }

    public required ColumnSource Source { get; init; }

    /// <summary>Mean absolute contribution that training measured, log-odds; 0: no tree splits on it.</summary>
    public required double Importance { get; init; }

    public required DriftVerdict Verdict { get; init; }

    /// <summary>Population stability index.</summary>
    public required Estimate StabilityIndex { get; init; }

    /// <summary>What the index would be on average if nothing had moved.</summary>
    public required double ByChance { get; init; }

    /// <summary>What it would exceed once in a thousand times.</summary>
    public required double ChanceLimit { get; init; }

    /// <summary>Numbers only.</summary>
    public required Estimate? KolmogorovSmirnov { get; init; }

    /// <summary>Categories only; base 2.</summary>
    public required Estimate? JensenShannon { get; init; }

    /// <summary>Share of cells without a value.</summary>
    public required Estimate Missing { get; init; }

    public required double MissingBefore { get; init; }

    /// <summary>Categories only: share of values that training never saw.</summary>
    public required Estimate? Unknown { get; init; }

    public required double? UnknownBefore { get; init; }

    /// <summary>Whether its moving counts: what no tree looks at moves no answer, and which hours and weekdays a window holds is no drift.</summary>
    public bool Counts => Importance > 0 && Source != ColumnSource.Clock;

    public static ColumnDrifted Of(Column column, double importance, ColumnDrift drift) => new()
    {
        Name = column.Name,
        Kind = column.Kind,
        Source = column.Source,
        Importance = importance,
        Verdict = drift.Verdict,
        StabilityIndex = drift.PopulationStability,
        ByChance = drift.Noise.Expected,
        ChanceLimit = drift.Noise.Limit,
        KolmogorovSmirnov = drift.KolmogorovSmirnov,
        JensenShannon = drift.JensenShannon,
        Missing = drift.Missing,
        MissingBefore = drift.MissingBefore,
        Unknown = drift.Unknown,
        UnknownBefore = drift.UnknownBefore,
    };
}
