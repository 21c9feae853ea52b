using Predictor.Api.Scoring;

namespace Predictor.Api.Triage.Answers;

/// <summary>A line of the queue: a customer at risk, by the latest score.</summary>
/// <param name="Id">Of the line; says nobody's id.</param>
/// <param name="Etag">As If-Match takes it: counted up by what people do, by ending and by opening again, not by a new score.</param>
/// <param name="State">open, snoozed or ended.</param>
/// <param name="CustomerId">Null where no customer is known: then it is of one case.</param>
/// <param name="Name">For people.</param>
/// <param name="Reference">By which the company finds the customer.</param>
/// <param name="CaseId">The latest score's.</param>
/// <param name="PredictionId">Likewise.</param>
/// <param name="Model">Which scored.</param>
/// <param name="Moment">arrival or closure.</param>
/// <param name="ScoredAt">The moment's time.</param>
/// <param name="Outcomes">The value outcome, then the one that stands beside it.</param>
/// <param name="Value">What the customer is worth where the case said so, money; null: the policy's.</param>
/// <param name="AtStake">Money; null: nobody knows what the customer is worth.</param>
/// <param name="Action">What the policy suggests; null: nothing earns anything, or chance holds the customer out.</param>
/// <param name="PolicyVersion">By which it is valued.</param>
/// <param name="Reasons">At most two, strongest first.</param>
/// <param name="Queue">Of the latest case.</param>
/// <param name="Channel">Likewise.</param>
/// <param name="Team">Likewise.</param>
/// <param name="OpenedAt">To the millisecond.</param>
/// <param name="Owner">Null: nobody has it.</param>
/// <param name="SnoozedUntil">Null: not snoozed.</param>
/// <param name="SnoozeReason">Likewise.</param>
/// <param name="Ended">done, fell, left, expired or joined; null: it stands.</param>
/// <param name="EndedAt">Likewise.</param>
/// <param name="HeldOut">Whether chance holds the customer out, so that it can be measured whether acting helps: leave him alone.</param>
internal sealed record CaseAnswer(
    string Id,
    string Etag,
    string State,
    string? CustomerId,
    string? Name,
    string? Reference,
    string? CaseId,
    string PredictionId,
    AnswerModel Model,
    string Moment,
    DateTime ScoredAt,
    IReadOnlyList<CaseChance> Outcomes,
    double? Value,
    double? AtStake,
    AnswerAction? Action,
    int PolicyVersion,
    IReadOnlyList<CaseReason> Reasons,
    string? Queue,
    string? Channel,
    string? Team,
    DateTime OpenedAt,
    CasePerson? Owner,
    DateTime? SnoozedUntil,
    string? SnoozeReason,
    string? Ended,
    DateTime? EndedAt,
    bool HeldOut);
