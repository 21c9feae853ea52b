namespace Predictor.Store.Records;

/// <summary>
/// What is known of a case so far. Parts may come in any order and more than once: what a part says replaces what was known, what it leaves out (null) stays.
/// Times are epoch seconds.
/// </summary>
public sealed record Interaction
{
    public required string CaseId { get; init; }

    public string? CustomerId { get; init; }

    public long? OpenedAt { get; init; }

    /// <summary>Of its last closing, if it was reopened.</summary>
    public long? ClosedAt { get; init; }

    public long? HandleSeconds { get; init; }

    public long? Transfers { get; init; }

    public bool? Resolved { get; init; }

    public long? Reopenings { get; init; }

    /// <summary>The schema's given columns by name: one JSON object, without nulls.</summary>
    public string? Given { get; init; }
}
