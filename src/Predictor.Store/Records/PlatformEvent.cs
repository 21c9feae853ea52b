namespace Predictor.Store.Records;

/// <summary>One event of a case as a platform told it. The same event again replaces the one before, unless it is older.</summary>
/// <param name="Map">Name of the field map that reads it.</param>
/// <param name="EventId">Unique within the map.</param>
/// <param name="CaseId">The case it is about.</param>
/// <param name="AtMilliseconds">Since the epoch: when it happened, by the platform's clock; orders the events of a case.</param>
/// <param name="Body">One JSON object.</param>
public sealed record PlatformEvent(string Map, string EventId, string CaseId, long AtMilliseconds, string Body);
