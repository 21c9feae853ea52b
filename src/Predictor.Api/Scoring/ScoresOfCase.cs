using System.Text.Json;

namespace Predictor.Api.Scoring;

/// <summary>What was answered for a case, oldest moment first.</summary>
/// <param name="CaseId">As asked for.</param>
/// <param name="Scores">Each as it was answered.</param>
internal sealed record ScoresOfCase(string CaseId, IReadOnlyList<JsonElement> Scores);
