namespace Predictor.Models.Ledgers;

/// <summary>
/// A dated snapshot of what a centre's outputs do to its outcomes: <c>models/NAME/ledger/DATE.json</c>. Estimates have intervals of <see cref="Level"/>;
/// NaN is what the data do not give.
/// </summary>
public sealed record LedgerSnapshot
{
    public const string NewestFormat = "predictor-ledger/1";

    public required string Format { get; init; }

    /// <summary>The schema's, and the models folder's.</summary>
    public required string Name { get; init; }

    /// <summary>The day up to which outcomes were observed, as the data say; never the day of the run.</summary>
    public required string Date { get; init; }

    public required LedgerPeriod Period { get; init; }

    public required LedgerData Data { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Of intervals that resample customers.</summary>
    public required int Draws { get; init; }

    /// <summary>Of all intervals: 0.9.</summary>
    public required double Level { get; init; }

    public required LedgerPrices Prices { get; init; }

    /// <summary>Contacts of the period.</summary>
    public required int Contacts { get; init; }

    public required int Customers { get; init; }

    public required IReadOnlyList<LedgerOutcome> Outcomes { get; init; }

    public required IReadOnlyList<LedgerGrouping> Groupings { get; init; }

    /// <summary>Transfers, waits and resolution against outcomes, over all contacts of the period.</summary>
    public required IReadOnlyList<LedgerContrast> Handling { get; init; }

    public required IReadOnlyList<LedgerTarget> Targets { get; init; }

    /// <summary>Where outputs and outcomes disagree, the costliest first.</summary>
    public required IReadOnlyList<LedgerCell> Cells { get; init; }

    public required LedgerActing Acting { get; init; }

    /// <summary>Null: there are no recorded predictions to hold against what came.</summary>
    public LedgerBackTest? BackTest { get; init; }

    /// <summary>What could not be said, and why, in sentences.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
