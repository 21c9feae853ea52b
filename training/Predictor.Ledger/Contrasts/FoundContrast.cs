using Predictor.Models.Ledgers;

namespace Predictor.Ledger.Contrasts;

/// <param name="Contrast">For the snapshot.</param>
/// <param name="Effect">What it was made of.</param>
/// <param name="Rows">Contacts that were looked at.</param>
internal sealed record FoundContrast(LedgerContrast Contrast, TreatedEffect Effect, int[] Rows);
