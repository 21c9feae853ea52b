using Predictor.Desk.Access;
using Predictor.Models.Registry;
using Predictor.Store.Lines;
using Predictor.Store.Valuing;
using Predictor.Store.Views;

namespace Predictor.Desk.Queue;

/// <summary>A page of the queue at one instant.</summary>
public sealed record QueueView
{
    public required LiveModel Live { get; init; }

    public required bool IsSample { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Of times.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public required DeskUser User { get; init; }

    public required QueueFilter Filter { get; init; }

    /// <summary>As the filter comes out by the policy.</summary>
    public required LineQuery Query { get; init; }

    public required IReadOnlyList<QueueLine> Lines { get; init; }

    /// <summary>Lines before these, counted from the first.</summary>
    public required int First { get; init; }

    public required LinePosition? Next { get; init; }

    /// <summary>Where the page before ends; null: this is the first.</summary>
    public required LinePosition? Previous { get; init; }

    public required LineTotals Totals { get; init; }

    /// <summary>By which policy the lines that stand are valued; null: that is not known yet.</summary>
    public LineValuation? Valuation { get; init; }

    public required LineChoices Choices { get; init; }

    /// <summary>Whom a line can be given to.</summary>
    public required IReadOnlyList<DeskUser> People { get; init; }

    /// <summary>What who asks keeps under names.</summary>
    public required IReadOnlyList<KeptView> Views { get; init; }

    /// <summary>What was done just now, and what of it was not; null: nothing.</summary>
    public QueueOutcome? Outcome { get; init; }

    /// <summary>What became of keeping a view just now; null: nothing.</summary>
    public ViewSaid? ViewSaid { get; init; }

    public ActContext Acts => new(Live.Policy, User, People, Now, Zone, Filter.State);

    /// <summary>Whether the policy says what customers are worth.</summary>
    public bool HasMoney => Totals.AtStake > 0;
}
