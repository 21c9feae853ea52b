namespace Predictor.Store.History;

/// <summary>The events of a mapping and their fields, as the event views name them (data/README.md).</summary>
public static class EventNames
{
    public const string Opened = "opened";
    public const string Closed = "closed";
    public const string Surveyed = "surveyed";
    public const string Joined = "joined";
    public const string Left = "left";

    public const string CaseId = "case_id";
    public const string CustomerId = "customer_id";
    public const string At = "at";
    public const string HandleSeconds = "handle_seconds";
    public const string Transfers = "transfers";
    public const string Resolved = "resolved";
    public const string Reopenings = "reopenings";
    public const string Dissatisfied = "dissatisfied";
    public const string Score = "score";
    public const string Value = "value";
    public const string ContractEndsAt = "contract_ends_at";

    /// <summary>By event: the fields it must have, then those it may have.</summary>
    public static IReadOnlyDictionary<string, (IReadOnlyList<string> Required, IReadOnlyList<string> Optional)> Fields { get; } =
        new Dictionary<string, (IReadOnlyList<string>, IReadOnlyList<string>)>(StringComparer.Ordinal)
        {
            [Opened] = ([CaseId, At], [CustomerId]),
            [Closed] = ([CaseId, At], [HandleSeconds, Transfers, Resolved, Reopenings]),
            [Surveyed] = ([CaseId, At], [Dissatisfied, Score]),
            [Joined] = ([CustomerId], [At, Value, ContractEndsAt]),
            [Left] = ([CustomerId, At], []),
        };
}
