using Predictor.Models.Bundles;

namespace Predictor.Training.Pipeline;

/// <param name="Model">Version 0: not written yet.</param>
/// <param name="Runs">One an outcome model, in the same order.</param>
internal sealed record TrainedModel(Model Model, IReadOnlyList<OutcomeRun> Runs);
