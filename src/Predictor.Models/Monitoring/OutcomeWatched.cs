using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Drift;
using Predictor.Models.Bundles;

namespace Predictor.Models.Monitoring;

/// <summary>One outcome's model at one moment as it stands: cases of the last days against those it was made from, and what came of those that are mature.</summary>
public sealed record OutcomeWatched
{
    public required string Name { get; init; }

    public required Moment Moment { get; init; }

    public required Standing Standing { get; init; }

    /// <summary>Cases of the last days, labelled or not.</summary>
    public required int Rows { get; init; }

    /// <summary>Moment of the first of them; null where there are none.</summary>
    public required DateTimeOffset? From { get; init; }

    public required DateTimeOffset? To { get; init; }

    /// <summary>The cases that columns are held against; null where the version remembers none.</summary>
    public required ReferenceSlice? Reference { get; init; }

    /// <summary>What moved most first; empty where the version remembers nothing, or no case came.</summary>
    public required IReadOnlyList<WatchedColumn> Columns { get; init; }

    public required ProbabilityDrifted? Probabilities { get; init; }

    /// <summary>Of all cases of the last days; null where there are none.</summary>
    public required ExpectedPerformance? Expected { get; init; }

    /// <summary>Of the mature cases, beside what theirs led to expect; null: there are none.</summary>
    public required RealisedPerformance? Realised { get; init; }

    /// <summary>Of the mature cases; null where they are too few to say.</summary>
    public required ReliabilityCurve? Reliability { get; init; }

    /// <summary>Of the mature cases that the version neither learned from nor was tested on; null: which these are is not known.</summary>
    public required LaterCases? Later { get; init; }

    /// <summary>Moment of the first mature case; null where there are none.</summary>
    public required DateTimeOffset? MatureFrom { get; init; }

    public required DateTimeOffset? MatureTo { get; init; }
}
