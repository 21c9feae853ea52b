using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Predictor.Api.Inference;
using Predictor.Api.Settings;
using Predictor.Models.Registry;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Predictor.Api.Documents;

/// <summary>The inference protocol's request, with an example that is really answered, and its own form of errors.</summary>
internal sealed class InferenceOperations(DefaultModel standard) : IDocumentFilter
{
    private const string Json = "application/json";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var error = context.SchemaGenerator.GenerateSchema(typeof(ProtocolError), context.SchemaRepository);
        foreach (var (path, item) in swaggerDoc.Paths.Where(path => path.Key.StartsWith(InferenceEndpoints.Path, StringComparison.Ordinal)))
        {
            foreach (var (_, operation) in item.Operations ?? [])
            {
                foreach (var response in (operation.Responses ?? []).Values.Where(response => response.Content?.Remove("application/problem+json") == true))
                {
                    response.Content![Json] = new OpenApiMediaType { Schema = error };
                }

                if (path.EndsWith("/infer", StringComparison.Ordinal))
                    operation.RequestBody = Body();
            }
        }
    }

    private OpenApiRequestBody Body() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [Json] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "inputs" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["id"] = new OpenApiSchema { Type = JsonSchemaType.String },
                        ["parameters"] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "moment (arrival or closure) and asOf, each as of a case." },
                        ["inputs"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Tensor(), Description = $"One a column, all of as many rows, at most {InferRequestReader.MostRows}." },
                        ["outputs"] = new OpenApiSchema { Type = JsonSchemaType.Array, Description = "Names of outcomes; left out: all." },
                    },
                },
                Example = standard.Live is { } live ? Example(live) : null,
            },
        },
    };

    private static OpenApiSchema Tensor() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "name", "datatype", "shape", "data" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["name"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "A column." },
            ["datatype"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = TensorType.Expected },
            ["shape"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Integer }, Description = "[n] or [n, 1]" },
            ["data"] = new OpenApiSchema { Type = JsonSchemaType.Array, Description = "One a row; null is missing." },
        },
    };

    private static JsonObject Example(LiveModel live)
    {
        var inputs = new JsonArray();
        foreach (var input in ModelMetadata.Of(live, []).Inputs)
        {
            var column = live.Model.Encoder.Find(input.Name);
            if (RequestExample.Value(live.Model.Schema.FeatureColumns[column], live.Model.Encoder.Vocabularies[column]) is { } value)
                inputs.Add((JsonNode)new JsonObject { ["name"] = input.Name, ["datatype"] = input.Datatype, ["shape"] = new JsonArray(1), ["data"] = new JsonArray(value) });
        }

        return new JsonObject { ["id"] = "1", ["inputs"] = inputs };
    }
}
