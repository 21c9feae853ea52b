namespace Predictor.Api.Auditing;

/// <summary>Of an endpoint that would be left out, being open to all or for looking alone, and is in the audit all the same.</summary>
internal sealed class Audited;
