namespace Predictor.Api.Inference;

/// <summary>Whether a model answers.</summary>
internal sealed record ModelReady(string Name, bool Ready);
