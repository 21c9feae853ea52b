namespace Predictor.Models.Policies;

/// <summary>
/// Money, bands, actions and output targets of one model: <c>policy.json</c>, versioned apart from the model. Format <c>predictor-policy/2</c>;
/// <c>predictor-policy/1</c>, which has no targets, ledger money or hold-out, is read, and written where there is none of them.
/// </summary>
public sealed record Policy
{
    public const string Format = "predictor-policy/2";

    public const string EarlierFormat = "predictor-policy/1";

    /// <summary>Counted up by whoever edits it.</summary>
    public required int Version { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>What one customer is worth where the case says nothing; money.</summary>
    public required double CustomerValue { get; init; }

    /// <summary>The outcome whose probability times value is at stake; money counts only for it.</summary>
    public required string ValueOutcome { get; init; }

    /// <summary>Highest first; the last one starts at 0.</summary>
    public required IReadOnlyList<Band> Bands { get; init; }

    public IReadOnlyList<SuggestedAction> Actions { get; init; } = [];

    /// <summary>What the centre is measured on.</summary>
    public IReadOnlyList<OutputTarget> Targets { get; init; } = [];

    /// <summary>What the ledger counts in money.</summary>
    public LedgerMoney Money { get; init; } = new();

    /// <summary>Null: nobody is held out, and whether acting helps cannot be measured.</summary>
    public HoldOut? HoldOut { get; init; }
}
