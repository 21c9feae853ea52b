namespace Predictor.Api.Inference;

/// <summary>Whether the default model answers.</summary>
internal sealed record ServerReady(bool Ready);
