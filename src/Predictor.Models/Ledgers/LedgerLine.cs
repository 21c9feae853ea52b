using Predictor.Evaluation;

namespace Predictor.Models.Ledgers;

/// <summary>One group.</summary>
/// <param name="Level">As the data call it.</param>
/// <param name="Contacts">Of the period.</param>
/// <param name="Customers">Behind them.</param>
/// <param name="Outputs">What the centre counts.</param>
/// <param name="Outcomes">What came of it, in the ledger's order.</param>
/// <param name="Net">Money: handling saved less what came beyond expectation; null where the policy does not say.</param>
public sealed record LedgerLine(string Level, int Contacts, int Customers, LedgerOutputs Outputs, IReadOnlyList<LineOutcome> Outcomes, Estimate? Net);
