using Microsoft.OpenApi;
using Predictor.Api.Scoring;
using Predictor.Api.Scoring.Batch;
using Predictor.Api.Settings;
using Predictor.Models.Registry;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Predictor.Api.Documents;

/// <summary>Puts the live model's own columns into the score request's description, with a whole example that is really answered.</summary>
internal sealed class LiveScoreRequest(DefaultModel standard, LiveModels models) : IDocumentFilter
{
    private const string Json = "application/json";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var (path, item) in swaggerDoc.Paths)
        {
            var isBatch = path.EndsWith("/score/batch", StringComparison.Ordinal);
            if ((isBatch || path.EndsWith("/score", StringComparison.Ordinal)) && item.Operations?.TryGetValue(HttpMethod.Post, out var operation) == true)
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(Query("strict", new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = false }, "Refuse (400) what would otherwise count as missing and be named in warnings."));
                operation.Parameters.Add(Query("reasons", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0", Default = ScoreQuery.DefaultReasons }, "How many reasons an outcome at most; all for every one."));
                operation.Parameters.Add(Query("record", new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["all", "none"], Default = "all" }, "none: the answer is not kept."));
                operation.RequestBody = Body(path.StartsWith("/v1/score", StringComparison.Ordinal) ? standard.Live : null, isBatch ? BatchStream.ContentType : Json);
            }
        }
    }

    private OpenApiRequestBody Body(LiveModel? live, string contentType)
    {
        live ??= standard.Live ?? models.Names.Select(models.Find).FirstOrDefault(model => model is not null);
        return new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [contentType] = live is null
                    ? new OpenApiMediaType { Schema = RequestSchema.Create(null) }
                    : new OpenApiMediaType { Schema = RequestSchema.Create(live.Model), Example = RequestExample.Create(live.Model) },
            },
        };
    }

    private static OpenApiParameter Query(string name, OpenApiSchema schema, string description) =>
        new() { Name = name, In = ParameterLocation.Query, Schema = schema, Description = description };
}
