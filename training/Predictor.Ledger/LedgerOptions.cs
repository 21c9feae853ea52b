using Predictor.Models.Ledgers;

namespace Predictor.Ledger;

/// <summary>How a ledger is made; the snapshot depends on all of it but the threads.</summary>
public sealed record LedgerOptions
{
    /// <summary>Contacts opened from then on; null: from the first.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>And before then; null: to the last.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Category columns to group by; empty: those of the export with 2 to <see cref="MostLevels"/> levels that are not ignored.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Category columns that name people, which were asked for.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Null: last where the outcome ends a customer's contacts, else first.</summary>
    public Attribution? Attribution { get; init; }

    /// <summary>Which columns hold what is counted; one that the schema lacks is not counted.</summary>
    public OutputColumns Outputs { get; init; } = new();

    /// <summary>Of all intervals, above 0.5 and below 1.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>Behind each interval that resamples customers.</summary>
    public int Draws { get; init; } = 400;

    public ulong Seed { get; init; } = 1;

    /// <summary>0: one a core.</summary>
    public int Threads { get; init; }

    /// <summary>Folds of customers that take turns in learning, at least 2; null: 5, and 2 from <see cref="ManyContacts"/> on, where half of them is plenty to learn from.</summary>
    public int? Folds { get; init; }

    /// <summary>Whether bounds for what was not measured are set beside what leaving out measured columns does; it takes twice the time of the contrasts.</summary>
    public bool Benchmarks { get; init; } = true;

    public const int ManyContacts = 500_000;

    /// <summary>Most contacts that a fold's forest grows from; of more, a sample of customers.</summary>
    public int MostLearned { get; init; } = 200_000;

    /// <summary>Most contacts that a contrast looks at; of more, a sample of customers.</summary>
    public int MostContrasted { get; init; } = 200_000;

    /// <summary>Below this share of the time such cases take a contact is rushed, above its inverse dragged.</summary>
    public double RushedBelow { get; init; } = 0.75;

    /// <summary>Fewest contacts of a level that is listed.</summary>
    public int FewestContacts { get; init; } = 50;

    /// <summary>Most levels of a column that is grouped by unasked.</summary>
    public const int MostLevels = 40;

    /// <summary>Most lines of a grouping.</summary>
    public const int MostLines = 200;

    internal int FoldsFor(int contacts) => Folds ?? (contacts < ManyContacts ? 5 : 2);
}
