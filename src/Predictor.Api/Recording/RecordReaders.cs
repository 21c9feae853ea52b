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

    /// <summary><c>{customerId, joinedAt?, value?, contractEndsAt?, leftAt?, features?}</c>.</summary>
    public static CustomerRecord Customer(RecordFields fields) => new()
    {
        CustomerId = fields.RequiredId("customerId"),
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
}
