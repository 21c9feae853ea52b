using Predictor.Models.Bundles;

namespace Predictor.Training.Pipeline;

/// <param name="Model">Version 0: not written yet.</param>
/// <param name="Runs">One an outcome model, in the same order.</param>
/// <param name="Notes">What a person should know of the slices, in sentences.</param>
internal sealed record TrainedModel(Model Model, IReadOnlyList<OutcomeRun> Runs, IReadOnlyList<string> Notes);
