using Predictor.Models.Ledgers;

namespace Predictor.Api.Ledgers;

/// <param name="Ledger">Null: there is none, or it cannot be read.</param>
/// <param name="Json">As it is answered.</param>
/// <param name="Problem">Why it cannot be read; null: it can, or there is none.</param>
/// <param name="Stamp">Of the file it was read from.</param>
internal sealed record Shelved(LedgerSnapshot? Ledger, byte[] Json, string? Problem, (string Path, DateTime At, long Bytes) Stamp)
{
    public static Shelved Nothing { get; } = new(null, [], null, ("", default, 0));
}
