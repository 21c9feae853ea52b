namespace Predictor.Models.Policies;

/// <summary>What the ledger counts in money beside the customer's value. What is not said is not assumed: then there is no sum.</summary>
public sealed record LedgerMoney
{
    /// <summary>Of one hour of handling; null: not said.</summary>
    public double? HandlingPerHour { get; init; }

    /// <summary>To win a new customer in place of one who left; null: not said.</summary>
    public double? Replacement { get; init; }

    /// <summary>By outcome other than the value outcome: what one costs, such as a return its handling. Left out: not counted in money.</summary>
    public IReadOnlyDictionary<string, double> OutcomeCosts { get; init; } = new Dictionary<string, double>();
}
