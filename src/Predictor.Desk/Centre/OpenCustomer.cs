using Predictor.Cases;

namespace Predictor.Desk.Centre;

/// <summary>One customer by the latest case.</summary>
public sealed record OpenCustomer
{
    public required string Id { get; init; }

    /// <summary>Null where the export has none.</summary>
    public required string? Name { get; init; }

    /// <summary>Money; null where the customer's value is unknown or the value outcome is not predicted at the moment.</summary>
    public required double? AtStake { get; init; }

    /// <summary>One an outcome of the view; null where it is not predicted at the moment.</summary>
    public required IReadOnlyList<Chance?> Chances { get; init; }

    /// <summary>What raises the value outcome most, in words, strongest first; at most two.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Null where unknown.</summary>
    public required string? Queue { get; init; }

    /// <summary>Of the moment scored.</summary>
    public required DateTimeOffset At { get; init; }

    public required Moment Moment { get; init; }
}
