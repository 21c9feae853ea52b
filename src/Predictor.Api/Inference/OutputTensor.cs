namespace Predictor.Api.Inference;

/// <summary>An outcome's probabilities.</summary>
/// <param name="Name">As in the schema.</param>
/// <param name="Datatype">"FP64".</param>
/// <param name="Shape">How many rows.</param>
/// <param name="Data">0 to 1, one a row.</param>
internal sealed record OutputTensor(string Name, string Datatype, IReadOnlyList<int> Shape, IReadOnlyList<double> Data);
