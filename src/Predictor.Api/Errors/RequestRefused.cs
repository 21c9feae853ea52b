using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Predictor.Api.Errors;

/// <summary>400: the request cannot be understood; every field at fault is named.</summary>
internal sealed class RequestRefused(string detail) : ProblemResult(StatusCodes.Status400BadRequest, "The request cannot be used", detail), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status400BadRequest);
}
