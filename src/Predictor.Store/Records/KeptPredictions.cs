using Predictor.Store.Writing;

namespace Predictor.Store.Records;

/// <summary>What became of predictions that were to be kept.</summary>
/// <param name="Recorded">Of all of them.</param>
/// <param name="Earlier">
/// One a prediction, in their order, where <paramref name="Recorded"/> is Yes: null where it was written, else the one that stands in its place, with the same request key or
/// of the same case, moment and said time by the same version; it was not written then.
/// </param>
public sealed record KeptPredictions(Recorded Recorded, IReadOnlyList<Prediction?> Earlier);
