using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Predictor.Api.Errors;

/// <summary>404: there is no model of that name.</summary>
internal sealed class ModelUnknown(string name) : ProblemResult(
    StatusCodes.Status404NotFound,
    "No such model",
    $"There is no model '{name}'; GET /v1/models lists those there are."), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status404NotFound);
}
