namespace Predictor.Api.Auditing;

/// <param name="Entries">Newest first.</param>
/// <param name="Next">As <c>after</c> of the next request: the entries before these; null: there are none.</param>
internal sealed record AuditPage(IReadOnlyList<AuditAnswer> Entries, string? Next);
