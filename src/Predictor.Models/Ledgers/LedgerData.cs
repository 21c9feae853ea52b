namespace Predictor.Models.Ledgers;

/// <param name="About">In words.</param>
/// <param name="Fingerprint">SHA-256 of the files or the store as read, hex.</param>
public sealed record LedgerData(string About, string Fingerprint);
