using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Predictor.Api.Errors;

/// <summary>503: the model is known, but no version of it answers now.</summary>
internal sealed class ModelNotLive(string name, string? problem) : ProblemResult(
    StatusCodes.Status503ServiceUnavailable,
    "The model is not live",
    problem is null ? $"No version of '{name}' is published." : $"No version of '{name}' can be used: {problem}"), IEndpointMetadataProvider
{
    private const string RetrySeconds = "5";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status503ServiceUnavailable);

    public override Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = RetrySeconds;
        return base.ExecuteAsync(httpContext);
    }
}
