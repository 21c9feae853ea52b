namespace Predictor.Models.Policies;

/// <summary>Money, bands and actions of one model: <c>policy.json</c>, format <c>predictor-policy/1</c>, versioned apart from the model.</summary>
public sealed record Policy
{
    public const string Format = "predictor-policy/1";

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
}
