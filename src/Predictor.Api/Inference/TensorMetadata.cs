namespace Predictor.Api.Inference;

/// <summary>A column or an outcome as a tensor.</summary>
/// <param name="Name">As in the schema.</param>
/// <param name="Datatype">That it is best sent as, or is answered in.</param>
/// <param name="Shape">[-1]: as many as there are rows.</param>
internal sealed record TensorMetadata(string Name, string Datatype, IReadOnlyList<int> Shape);
