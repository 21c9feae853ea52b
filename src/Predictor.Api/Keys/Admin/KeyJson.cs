using System.Text.Json.Serialization;

namespace Predictor.Api.Keys.Admin;

/// <summary>How answers about keys are written.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(KeyList))]
[JsonSerializable(typeof(NewKeyAnswer))]
internal sealed partial class KeyJson : JsonSerializerContext;
