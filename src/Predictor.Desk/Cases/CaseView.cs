using Predictor.Desk.Access;
using Predictor.Desk.Queue;
using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Desk.Cases;

/// <summary>A case's page at one instant: a customer, with his line in the queue where he has one, and one of the customer's cases explained.</summary>
public sealed record CaseView
{
    public required DeskState.Ready Ready { get; init; }

    public required CaseSubject Subject { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Of times.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public required DeskUser User { get; init; }

    /// <summary>Whom the line can be given to.</summary>
    public required IReadOnlyList<DeskUser> People { get; init; }

    public required CaseAsk Ask { get; init; }

    /// <summary>Opens the customer in the company's own system; null: there is none.</summary>
    public required string? Link { get; init; }

    /// <summary>What was done to the line, oldest first.</summary>
    public required IReadOnlyList<LineEvent> Events { get; init; }

    /// <summary>What was done about the customer as others told it, in time order.</summary>
    public required IReadOnlyList<CaseAction> Told { get; init; }

    /// <summary>Null: the company has none on record.</summary>
    public required CustomerRecord? Customer { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<ContactRow> Contacts { get; init; }

    /// <summary>Cases on record, of which <see cref="Contacts"/> are the newest.</summary>
    public required int ContactCount { get; init; }

    /// <summary>Of the customer, oldest first; of a line without a customer, of its case.</summary>
    public required IReadOnlyList<CustomerScore> Scores { get; init; }

    /// <summary>The case that is explained; null where the line's score was of none.</summary>
    public required string? CaseId { get; init; }

    /// <summary>The score that is explained; null: none of the case is kept.</summary>
    public required ShownScore? Shown { get; init; }

    /// <summary>Of the same case; null: not scored then.</summary>
    public required ShownScore? Arrival { get; init; }

    public required ShownScore? Closure { get; init; }

    /// <summary>Null: nothing is kept to account for.</summary>
    public required CaseAccount? Account { get; init; }

    /// <summary>By all actions of the policy, the best first; none where nobody knows what the customer is worth.</summary>
    public required IReadOnlyList<GainSum> Gains { get; init; }

    /// <summary>Where it stands in the view that one comes from; null: it is not in the queue.</summary>
    public required CaseBeside? Beside { get; init; }

    /// <summary>What was done just now; null: nothing.</summary>
    public QueueOutcome? Outcome { get; init; }

    /// <summary>The line; of who is not in the queue, as it would be.</summary>
    public Line Line => Subject.Line;

    /// <summary>Whether the score that is explained is the line's own.</summary>
    public bool IsLatest => Shown is null || Shown.Prediction.Id == Line.PredictionId;

    /// <summary>Whether the customer is left alone at random, so that the effect of acting can be measured: then no action is suggested.</summary>
    public bool IsHeldOut => Today.HoldOutArm.IsHeldOut(Ready.Live.Policy, Line);

    /// <summary>The address of this page with something else asked for.</summary>
    public string Address(CaseAsk ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return ask.AddressAt(Subject.Path);
    }

    public ActContext Acts => new(Ready.Live.Policy, User, People, Now, Zone, Line.Ended is not null ? LineState.Ended : Line.SnoozedUntil > Now ? LineState.Snoozed : LineState.Open);
}
