namespace Predictor.Api.Inference;

/// <summary>Whether the process answers.</summary>
internal sealed record ServerLive(bool Live);
