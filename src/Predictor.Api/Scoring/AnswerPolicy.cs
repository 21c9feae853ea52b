namespace Predictor.Api.Scoring;

/// <summary>Which policy answered.</summary>
/// <param name="Version">Of policy.json.</param>
/// <param name="Currency">ISO 4217; of every amount in the answer.</param>
internal sealed record AnswerPolicy(int Version, string Currency);
