namespace Predictor.Models.Ledgers;

/// <summary>Contacts counted: opened from a time on and before another; outcomes seen up to a third.</summary>
public sealed record LedgerPeriod(DateTimeOffset? From, DateTimeOffset? To, DateTimeOffset? ObservedUntil);
