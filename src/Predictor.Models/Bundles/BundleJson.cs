using System.Text.Json.Serialization;
using Predictor.Models.Registry;

namespace Predictor.Models.Bundles;

/// <summary>Serialisers, made by the compiler, of what a service reads as it starts: made then, by reflection, they took a tenth of the start. How they read and write is <see cref="ManifestJson"/>'s to say.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(LiveFile.File), TypeInfoPropertyName = "Live")]
[JsonSerializable(typeof(ReferenceFile.File), TypeInfoPropertyName = "Reference")]
[JsonSerializable(typeof(VocabulariesFile.File), TypeInfoPropertyName = "Vocabularies")]
internal sealed partial class BundleJson : JsonSerializerContext;
