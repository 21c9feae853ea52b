using Predictor.Store.Records;

namespace Predictor.Store.Lines;

/// <summary>What somebody did to a line.</summary>
public sealed record LineEvent
{
    public required string Id { get; init; }

    /// <summary>The same for what was done to several lines at once.</summary>
    public required string ActId { get; init; }

    public required string LineId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required LinePerson By { get; init; }

    public required LineEventKind What { get; init; }

    /// <summary>Assigned to; null: to nobody, or no assignment.</summary>
    public LinePerson? To { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>A note, or a reason.</summary>
    public string? Words { get; init; }

    /// <summary>What was done, or is to be by a plan; null: nothing need be.</summary>
    public string? Action { get; init; }

    /// <summary>What a plan gave it for; null: no plan's.</summary>
    public LinePlan? Plan { get; init; }

    public ActionEnd? End { get; init; }

    /// <summary>Whether it was taken back.</summary>
    public bool IsUndone { get; init; }

    internal string? ActionId { get; init; }

    internal LineStanding Before { get; init; } = LineStanding.Untouched;
}
