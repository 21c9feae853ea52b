using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Mix;

/// <summary>A grouping with what it was made of.</summary>
/// <param name="Grouping">For the snapshot.</param>
/// <param name="Groups">Line of each contact, -1: none.</param>
/// <param name="Outcomes">In the order of the lines'.</param>
internal sealed record Grouped(LedgerGrouping Grouping, int[] Groups, IReadOnlyList<GroupedOutcome> Outcomes);
