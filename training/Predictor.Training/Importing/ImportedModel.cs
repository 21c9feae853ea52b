using Predictor.Models.Bundles;

namespace Predictor.Training.Importing;

/// <param name="Model">Version 0: not written yet.</param>
/// <param name="Notes">What a person should know of it, in sentences.</param>
internal sealed record ImportedModel(Model Model, IReadOnlyList<string> Notes);
