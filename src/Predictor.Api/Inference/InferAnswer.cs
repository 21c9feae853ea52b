using System.Text.Json.Serialization;

namespace Predictor.Api.Inference;

/// <summary>Probabilities of the rows that were sent.</summary>
/// <param name="ModelName">Of the model.</param>
/// <param name="ModelVersion">That answered.</param>
/// <param name="Id">As sent; absent where none was.</param>
/// <param name="Parameters">What else there is to say of the answer.</param>
/// <param name="Outputs">One an outcome.</param>
internal sealed record InferAnswer(
    [property: JsonPropertyName("model_name")] string ModelName,
    [property: JsonPropertyName("model_version")] string ModelVersion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id,
    InferParameters Parameters,
    IReadOnlyList<OutputTensor> Outputs);
