namespace Predictor.Store.Access;

/// <summary>Where in the audit a page ended: what follows is older.</summary>
/// <param name="AtMilliseconds">Epoch milliseconds of the last entry.</param>
/// <param name="Id">Of the last entry.</param>
public readonly record struct AuditPosition(long AtMilliseconds, string Id);
