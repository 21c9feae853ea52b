using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Predictor.Api.Keys;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Predictor.Api.Documents;

/// <summary>Says of each operation which scope opens it, by what its endpoint asks for, and how those without it are answered.</summary>
internal sealed class OperationScope : IOperationFilter
{
    /// <summary>The extension that holds the scope: "any" is every key's; an open operation has none.</summary>
    public const string Extension = "x-scope";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [];
            return;
        }

        var scope = metadata.OfType<IAuthorizeData>().Select(data => data.Policy).LastOrDefault(policy => policy is not null) ?? Keys.Scope.Any;
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyAuthentication.SchemeName, context.Document)] = [] }];
        operation.AddExtension(Extension, new JsonNodeExtension(scope));
        operation.Responses ??= [];
        operation.Responses.TryAdd("401", new OpenApiResponse { Description = "No key, or one that opens nothing here." });
        operation.Responses.TryAdd("403", new OpenApiResponse { Description = $"The key does not open {scope}." });
        operation.Responses.TryAdd("429", new OpenApiResponse { Description = "More than this key may ask; Retry-After says when it goes." });
    }
}
