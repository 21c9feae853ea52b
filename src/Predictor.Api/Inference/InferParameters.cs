using System.Text.Json.Serialization;

namespace Predictor.Api.Inference;

/// <summary>What an answer says beside its tensors.</summary>
/// <param name="Moment">"arrival" or "closure": at which the rows were scored.</param>
/// <param name="Degraded">Causes, with commas between; absent where nothing is missing.</param>
/// <param name="Unusable">How many cells could not be used and count as missing, and which came first; absent where none.</param>
internal sealed record InferParameters(
    string Moment,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Degraded,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Unusable);
