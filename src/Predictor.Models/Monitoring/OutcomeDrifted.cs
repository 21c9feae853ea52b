using Predictor.Cases;
using Predictor.Evaluation.Drift;
using Predictor.Models.Bundles;

namespace Predictor.Models.Monitoring;

/// <summary>One outcome's model at one moment against later cases, as `drift` prints it.</summary>
public sealed record OutcomeDrifted
{
    public required string Name { get; init; }

    public required Moment Moment { get; init; }

    public required Standing Standing { get; init; }

    /// <summary>Cases looked at, labelled or not.</summary>
    public required int Rows { get; init; }

    public required int Customers { get; init; }

    /// <summary>Moment of the first of them; null where rows have no time.</summary>
    public required DateTimeOffset? From { get; init; }

    public required DateTimeOffset? To { get; init; }

    /// <summary>The cases that the columns are held against.</summary>
    public required ReferenceSlice Reference { get; init; }

    /// <summary>In the schema's order.</summary>
    public required IReadOnlyList<ColumnDrifted> Columns { get; init; }

    public required ProbabilityDrifted Probabilities { get; init; }

    /// <summary>What the probabilities of all cases looked at lead to expect.</summary>
    public required ExpectedPerformance Expected { get; init; }

    /// <summary>What came of those with a mature label, beside what theirs led to expect; null: there are none.</summary>
    public required RealisedPerformance? Realised { get; init; }

    /// <summary>Oldest first; empty where rows have no time.</summary>
    public required IReadOnlyList<PeriodDrifted> Periods { get; init; }

    public static Standing Judge(IEnumerable<ColumnDrifted> columns, ProbabilityDrifted? probabilities, RealisedPerformance? realised) =>
        realised?.Verdict == PerformanceVerdict.Off ? Standing.Retrain
        : probabilities?.Verdict > DriftVerdict.Stable || columns.Any(column => column.Counts && column.Verdict > DriftVerdict.Stable) ? Standing.Look
        : Standing.Holds;
}
