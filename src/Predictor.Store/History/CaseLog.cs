namespace Predictor.Store.History;

/// <summary>
/// What an export or the store says of cases and customers, in plain arrays: cases by position, customers by position.
/// Times are epoch seconds; <see cref="Missing"/> stands for no time and no number.
/// </summary>
internal sealed class CaseLog
{
    public const long Missing = Export.ExportColumn.Missing;

    public required IReadOnlyList<string> CaseIds { get; init; }

    public required IReadOnlyList<string> CustomerIds { get; init; }

    /// <summary>By case; -1 where the export names none.</summary>
    public required int[] Customer { get; init; }

    /// <summary>By case.</summary>
    public required long[] OpenedAt { get; init; }

    /// <summary>By case.</summary>
    public required long[] ClosedAt { get; init; }

    public required long[] HandleSeconds { get; init; }

    public required long[] Transfers { get; init; }

    public required long[] Resolved { get; init; }

    public required long[] Reopenings { get; init; }

    /// <summary>By case: when its survey was answered.</summary>
    public required long[] SurveyedAt { get; init; }

    public required long[] Dissatisfied { get; init; }

    public required long[] Score { get; init; }

    /// <summary>By customer: whether the company has a record of him.</summary>
    public required bool[] Known { get; init; }

    /// <summary>By customer.</summary>
    public required long[] JoinedAt { get; init; }

    public required long[] Value { get; init; }

    public required long[] ContractEndsAt { get; init; }

    public required long[] LeftAt { get; init; }

    /// <summary>By name of an outcome: what was told directly; null where nothing can be (an export).</summary>
    public IReadOnlyDictionary<string, ToldOutcomes>? Told { get; init; }

    /// <summary>By name of a schema column, label or knownFrom.</summary>
    public required IReadOnlyDictionary<string, GivenColumn> Given { get; init; }
}
