namespace Predictor.Api.Auditing;

/// <summary>Of an endpoint that is open to all, and in the audit all the same.</summary>
internal sealed class Audited;
