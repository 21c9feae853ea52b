namespace Predictor.Api.Inference;

/// <summary>Why a request was refused.</summary>
internal sealed record ProtocolError(string Error);
