namespace Predictor.Api.Catalogue;

/// <summary>The models there are.</summary>
internal sealed record ModelList(IReadOnlyList<ModelSummary> Models);
