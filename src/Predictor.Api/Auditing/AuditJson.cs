using System.Text.Json.Serialization;

namespace Predictor.Api.Auditing;

/// <summary>How the audit is written.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AuditPage))]
internal sealed partial class AuditJson : JsonSerializerContext;
