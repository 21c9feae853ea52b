using Predictor.Cases;

namespace Predictor.Store.Lines;

/// <summary>One piece of triage work: a customer at risk, by the latest score; a case without a customer is a line of its own.</summary>
public sealed record Line
{
    /// <summary>Made by <see cref="LineId"/>.</summary>
    public required string Id { get; init; }

    public string? CustomerId { get; init; }

    /// <summary>For people; null where nobody told one.</summary>
    public string? Name { get; init; }

    /// <summary>By which the company finds the customer; likewise.</summary>
    public string? Reference { get; init; }

    public string? CaseId { get; init; }

    /// <summary>The latest score's.</summary>
    public required string PredictionId { get; init; }

    public required string Model { get; init; }

    public required int Version { get; init; }

    public required Moment Moment { get; init; }

    public required DateTimeOffset ScoredAt { get; init; }

    /// <summary>Of the value outcome.</summary>
    public required double Probability { get; init; }

    /// <summary>Position among the policy's bands; 0 is the highest.</summary>
    public required int Band { get; init; }

    public double? SecondProbability { get; init; }

    public int? SecondBand { get; init; }

    public required LineValue Value { get; init; }

    /// <summary>At most two, strongest first.</summary>
    public required IReadOnlyList<LineReason> Reasons { get; init; }

    public string? Queue { get; init; }

    public string? Channel { get; init; }

    public string? Team { get; init; }

    /// <summary>Whether the customer asked to be contacted, so that chance never holds him out.</summary>
    public bool AskedForContact { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Null: nobody has it.</summary>
    public LinePerson? Owner { get; init; }

    /// <summary>Not shown before; null: not snoozed.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    public string? SnoozeReason { get; init; }

    /// <summary>Null: it stands.</summary>
    public LineEnd? Ended { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Counted up by what people do; an act on another edition than this is refused.</summary>
    public required long Edition { get; init; }

    /// <summary>Id of the event that changed it last; null: none has.</summary>
    public string? LastEvent { get; init; }
}
