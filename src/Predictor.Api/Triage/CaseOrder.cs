using Predictor.Api.Triage.Acts;

namespace Predictor.Api.Triage;

/// <summary>A body that asks for something to be done.</summary>
/// <param name="Asked">What.</param>
/// <param name="Event">Of undo: the event that is to be taken back; of several cases: the act.</param>
/// <param name="Lines">Of several cases: which, each as it was seen.</param>
internal sealed record CaseOrder(ActAsked Asked, string? Event, IReadOnlyList<(string Id, long? Edition)> Lines);
