using System.Text.Json.Serialization;

namespace Predictor.Api.Triage.Answers;

/// <summary>How cases are written.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CaseList))]
[JsonSerializable(typeof(CaseWithEvents))]
[JsonSerializable(typeof(CaseActed))]
[JsonSerializable(typeof(CasesActed))]
internal sealed partial class CaseJson : JsonSerializerContext;
