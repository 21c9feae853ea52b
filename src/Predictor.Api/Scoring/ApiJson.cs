using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Predictor.Api.Catalogue;
using Predictor.Api.Health;
using Predictor.Api.Inference;
using Predictor.Api.Recording;
using Predictor.Api.Scoring.Batch;

namespace Predictor.Api.Scoring;

/// <summary>How answers are written: camelCase, doubles in the shortest text that reads back as the same bits.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, Converters = [typeof(UndefinedAsNull)])]
[JsonSerializable(typeof(ScoreAnswer))]
[JsonSerializable(typeof(ScoresOfCase))]
[JsonSerializable(typeof(BatchLineError))]
[JsonSerializable(typeof(RecordAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(InferAnswer))]
[JsonSerializable(typeof(ModelMetadata))]
[JsonSerializable(typeof(ModelReady))]
[JsonSerializable(typeof(ServerLive))]
[JsonSerializable(typeof(ServerReady))]
[JsonSerializable(typeof(ServerMetadata))]
[JsonSerializable(typeof(ProtocolError))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(ModelAnswer))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(HttpValidationProblemDetails))]
internal sealed partial class ApiJson : JsonSerializerContext;
