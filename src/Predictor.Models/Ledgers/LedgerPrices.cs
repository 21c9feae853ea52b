namespace Predictor.Models.Ledgers;

/// <summary>What money is counted with, all of it the policy's; null: the policy does not say, and nothing is summed with it.</summary>
/// <param name="PolicyVersion">The policy's own version.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="ValueOutcome">Of which one costs value and replacement.</param>
/// <param name="CustomerValue">Of a customer.</param>
/// <param name="Replacement">To win another.</param>
/// <param name="HandlingPerHour">Of handling.</param>
/// <param name="OutcomeCosts">What one of another outcome costs.</param>
public sealed record LedgerPrices(
    int PolicyVersion,
    string Currency,
    string ValueOutcome,
    double? CustomerValue,
    double? Replacement,
    double? HandlingPerHour,
    IReadOnlyDictionary<string, double> OutcomeCosts)
{
    /// <summary>What one of an outcome costs; null: not said.</summary>
    public double? Of(string outcome) => outcome == ValueOutcome ? CustomerValue + Replacement : OutcomeCosts.TryGetValue(outcome, out var cost) ? cost : null;
}
