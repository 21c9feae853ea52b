namespace Predictor.Models.Ledgers;

/// <summary>One output target.</summary>
public sealed record LedgerTarget
{
    public required string Name { get; init; }

    /// <summary>After "the target".</summary>
    public required string Words { get; init; }

    public required string Measure { get; init; }

    public required double Limit { get; init; }

    public string? Column { get; init; }

    public string? Level { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>Contacts of the period under the target.</summary>
    public required int Contacts { get; init; }

    /// <summary>Share of them that meet it.</summary>
    public required double Within { get; init; }

    /// <summary>The same before it began, of contacts of the same group; NaN where there are none.</summary>
    public required double WithinBefore { get; init; }

    /// <summary>Null: too few contacts.</summary>
    public Bunching? Bunching { get; init; }

    /// <summary>Rushed and dragged against usual; only where the measure is the handle time.</summary>
    public required IReadOnlyList<LedgerContrast> Bands { get; init; }

    /// <summary>By outcome; empty where there is no before.</summary>
    public required IReadOnlyList<BeforeAfter> BeforeAfter { get; init; }

    /// <summary>Null: the policy or the data do not give it.</summary>
    public TargetMoney? Money { get; init; }

    /// <summary>Of the value outcome: more, fewer or as many as without the target.</summary>
    public required LedgerVerdict Verdict { get; init; }

    /// <summary>What is known of it, in one sentence that says "goes with".</summary>
    public required string Sentence { get; init; }
}
