namespace Predictor.Api.Scoring;

/// <summary>Which version answered.</summary>
internal sealed record AnswerModel(string Name, int Version);
