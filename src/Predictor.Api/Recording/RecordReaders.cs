using Predictor.Store.Records;

namespace Predictor.Api.Recording;

/// <summary>Objects of the record endpoints into records; what is wrong with one is told to its fields.</summary>
internal static class RecordReaders
{
    private const string Features = "features";

    /// <summary><c>{caseId, customerId?, openedAt?, closedAt?, handleSeconds?, transfers?, resolved?, reopenings?, features?}</c>; what features already say need not be said again.</summary>
    public static Interaction Interaction(RecordFields fields)
    {
        var interaction = new Interaction
        {
            CaseId = fields.RequiredId("caseId"),
            CustomerId = fields.Id("customerId"),
            OpenedAt = fields.Time("openedAt"),
            ClosedAt = fields.Time("closedAt"),
            HandleSeconds = fields.Count("handleSeconds") ?? fields.CountAmong(Features, "handle_seconds"),
            Transfers = fields.Count("transfers") ?? fields.CountAmong(Features, "transfers"),
            Resolved = fields.Flag("resolved") ?? fields.FlagAmong(Features, "resolved"),
            Reopenings = fields.Count("reopenings") ?? fields.CountAmong(Features, "reopenings"),
            Given = fields.Columns(Features),
        };
        if (interaction.ClosedAt < interaction.OpenedAt)
            fields.Mistake("closedAt", "is before openedAt, expected a time at or after it");
        return interaction;
    }

    /// <summary><c>{customerId, name?, reference?, joinedAt?, value?, contractEndsAt?, leftAt?, features?}</c>.</summary>
    public static CustomerRecord Customer(RecordFields fields) => new()
    {
        CustomerId = fields.RequiredId("customerId"),
        Name = fields.Words("name"),
        Reference = fields.Words("reference"),
        JoinedAt = fields.Time("joinedAt"),
        Value = fields.Amount("value"),
        ContractEndsAt = fields.Time("contractEndsAt"),
        LeftAt = fields.Time("leftAt"),
        Given = fields.Columns(Features),
    };

    /// <summary><c>{caseId, answeredAt, dissatisfied?, score?}</c>.</summary>
    public static Survey Survey(RecordFields fields)
    {
        var survey = new Survey(fields.RequiredId("caseId"), fields.Time("answeredAt") ?? 0, fields.Flag("dissatisfied"), fields.Count("score"));
        if (survey.AnsweredAt == 0 && !fields.HasMistakes)
            fields.Mistake("answeredAt", "found nothing, expected a time");
        if (survey is { Dissatisfied: null, Score: null } && !fields.HasMistakes)
            fields.Mistake("dissatisfied", "found neither dissatisfied nor score, expected at least one");
        return survey;
    }

    /// <summary>
    /// <c>{predictionId | caseId | customerId, outcome, value, at}</c>, or <c>withdrawn: true</c> in place of the value. Of several ids the most exact counts.
    /// </summary>
    public static ReportedOutcome Outcome(RecordFields fields, PredictedOutcomes predicted)
    {
        var (prediction, @case, customer) = (fields.Id("predictionId"), fields.Id("caseId"), fields.Id("customerId"));
        if ((prediction ?? @case ?? customer) is null && !fields.HasMistakes)
            fields.Mistake("caseId", "found nothing, expected a predictionId, a caseId or a customerId");
        var name = fields.Name("outcome");
        var (value, isWithdrawn) = (fields.Word("value", word => name is not null && predicted.IsPositive(name, word)), fields.Flag("withdrawn") == true);
        if ((value is null) != isWithdrawn && !fields.HasMistakes)
            fields.Mistake("value", isWithdrawn ? "is said of what is withdrawn, expected one of the two" : "found nothing, expected yes or no");
        var at = fields.Time("at");
        if (at is null && !fields.HasMistakes)
            fields.Mistake("at", "found nothing, expected the time at which it happened, or up to which it was seen not to have");
        var names = predicted.Names;
        if (name is not null && names.Count > 0 && !names.Contains(name))
            fields.Note($"No live model predicts {name} (they predict {string.Join(", ", names)}): it is kept, and of use only to a model that does.");
        var (of, id) = prediction is not null ? (OutcomeSubject.Prediction, prediction)
            : @case is not null ? (OutcomeSubject.Case, @case)
            : (OutcomeSubject.Customer, customer ?? "");
        return new ReportedOutcome(of, id, name ?? "", at ?? 0, value);
    }

    /// <summary>
    /// <c>{actionId?, caseId?, customerId?, predictionId?, at, action, by?, ended?, seconds?, note?, heldOut?, withdrawn?}</c>; with an actionId it may come in parts.
    /// What was done, that is: what might be is the answer's.
    /// </summary>
    public static CaseAction Action(RecordFields fields)
    {
        var action = new CaseAction
        {
            Id = fields.Id("actionId") ?? "",
            CaseId = fields.Id("caseId"),
            CustomerId = fields.Id("customerId"),
            PredictionId = fields.Id("predictionId"),
            At = fields.Time("at"),
            What = fields.Words("action"),
            By = fields.Words("by"),
            Ended = fields.Choice("ended", ActionEndNames.Find, ActionEndNames.All),
            Seconds = fields.Count("seconds"),
            Note = fields.Lines("note"),
            HeldOut = fields.Flag("heldOut"),
            Withdrawn = fields.Flag("withdrawn"),
        };
        if (action is { HeldOut: true, Ended: not null } && !fields.HasMistakes)
            fields.Mistake("ended", "is said of a customer who was held out, to whom nothing was done; expected what was done nevertheless as an action of its own");
        if (action.Id.Length > 0 || fields.HasMistakes)
            return action;
        if ((action.CaseId ?? action.CustomerId) is null)
            fields.Mistake("caseId", "found nothing, expected a caseId, a customerId or, of an action told before, its actionId");
        if (action.At is null)
            fields.Mistake("at", "found nothing, expected the time at which it was done");
        if (action.What is null)
            fields.Mistake("action", "found nothing, expected what was done: an action of the policy, a few words, or none");
        return fields.HasMistakes ? action : action with { Id = CaseAction.IdOf(action.CaseId, action.CustomerId, action.At!.Value, action.What!, action.HeldOut == true) };
    }
}
