using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Predictor.Api.Scoring;
using Predictor.Api.Scoring.Batch;
using Predictor.Api.Scoring.Shapes;
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
                operation.Parameters.Add(Query("shape", new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["nested", "flat"], Default = "nested" }, "flat: the answer is one object of strings, its names fixed: caseId, moment, OUTCOME_probability, OUTCOME_band, OUTCOME_reason1, atStake, action, recorded and so on."));
                operation.Parameters.Add(Query("deadlineMs", Milliseconds(), "How long the caller waits; what does not fit is left out and named in degraded: history first, then reasons, then waiting for the record."));
                operation.Parameters.Add(new OpenApiParameter { Name = ScoreQuery.DeadlineHeader, In = ParameterLocation.Header, Schema = Milliseconds(), Description = "As deadlineMs; the shorter of the two counts." });
                operation.Parameters.Add(Query("version", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" }, "Of the model; left out: the one that is live."));
                if (!isBatch)
                {
                    operation.Parameters.Add(Query("idempotencyKey", Key(), "The same request with the same key is answered with the same bytes and recorded once; another request with it is refused (422)."));
                    operation.Parameters.Add(new OpenApiParameter { Name = ScoreQuery.KeyHeader, In = ParameterLocation.Header, Schema = Key(), Description = "As idempotencyKey." });
                }

                foreach (var parameter in OfTheCase())
                {
                    operation.Parameters.Add(parameter);
                }

                operation.RequestBody = Body(path.StartsWith("/v1/score", StringComparison.Ordinal) ? standard.Live : null, isBatch ? BatchStream.ContentType : Json);
            }
        }
    }

    /// <summary>What the body says, for callers that cannot send one.</summary>
    private static IEnumerable<OpenApiParameter> OfTheCase()
    {
        foreach (var (name, schema) in RequestSchema.Fields())
        {
            yield return Query(name, schema, $"As in the body, where the body says nothing of it. {schema.Description}");
        }

        yield return new OpenApiParameter
        {
            Name = "columns",
            In = ParameterLocation.Query,
            Style = ParameterStyle.Form,
            Explode = true,
            Schema = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String } },
            Example = new JsonObject(),
            Description = "The model's columns by their names, each a parameter of its own, where the body says nothing of them; features.NAME where a column is called as another parameter is.",
        };
    }

    private static OpenApiSchema Key() => new() { Type = JsonSchemaType.String, MaxLength = ScoreQuery.LongestKey };

    private static OpenApiSchema Milliseconds() =>
        new() { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = Deadline.Longest.ToString(CultureInfo.InvariantCulture) };

    private OpenApiRequestBody Body(LiveModel? live, string contentType)
    {
        live ??= standard.Live ?? models.Names.Select(models.Find).FirstOrDefault(model => model is not null);
        var content = new Dictionary<string, OpenApiMediaType>
        {
            [contentType] = live is null
                ? new OpenApiMediaType { Schema = RequestSchema.Create(null) }
                : new OpenApiMediaType { Schema = RequestSchema.Create(live.Model), Example = RequestExample.Create(live.Model) },
        };
        if (contentType == Json)
            content.Add(UrlPairs.FormType, new OpenApiMediaType { Schema = RequestSchema.CreateFlat(live?.Model) });
        return new OpenApiRequestBody
        {
            Description = "Columns may also stand beside caseId and the other fields instead of in features.",
            Required = false,
            Content = content,
        };
    }

    private static OpenApiParameter Query(string name, IOpenApiSchema schema, string description) =>
        new() { Name = name, In = ParameterLocation.Query, Schema = schema, Description = description };
}
