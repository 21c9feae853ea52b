namespace Predictor.Api.Scoring;

/// <summary>The policy's band of a probability.</summary>
internal sealed record AnswerBand(string Name, string Words);
