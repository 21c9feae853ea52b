using Predictor.Cases;

namespace Predictor.Store.Lines;

/// <summary>What a score says to the queue. It is written with its prediction, in one transaction, or not at all.</summary>
public sealed record LineScore
{
    /// <summary>Whether the value outcome is in any band but the lowest: only then does it open a line; else it refreshes one that stands.</summary>
    public required bool IsAtRisk { get; init; }

    /// <summary>Of the value outcome.</summary>
    public required double Probability { get; init; }

    /// <summary>Position among the policy's bands; 0 is the highest.</summary>
    public required int Band { get; init; }

    /// <summary>Of the schema's first other outcome; null where it is not predicted.</summary>
    public double? SecondProbability { get; init; }

    public int? SecondBand { get; init; }

    public required LineValue Value { get; init; }

    /// <summary>Of all in the policy that values lines: by it they are found when it is another.</summary>
    public string PolicyStamp { get; init; } = "";

    /// <summary>The value outcome; null: not said.</summary>
    public string? ValueOutcome { get; init; }

    /// <summary>What raises the value outcome most, strongest first; at most two count.</summary>
    public IReadOnlyList<LineReason> Reasons { get; init; } = [];

    public string? Queue { get; init; }

    public string? Channel { get; init; }

    public string? Team { get; init; }

    /// <summary>Whether the customer asked to be contacted.</summary>
    public bool AskedForContact { get; init; }

    /// <summary>Of the score.</summary>
    public required Moment Moment { get; init; }

    /// <summary>Epoch seconds; not later than now.</summary>
    public required long ScoredAt { get; init; }
}
