using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Predictor.Api.Errors;

/// <summary>404: there is no model of that name, or no such version of it.</summary>
internal sealed class ModelUnknown : ProblemResult, IEndpointMetadataProvider
{
    public ModelUnknown(string name)
        : base(StatusCodes.Status404NotFound, "No such model", $"There is no model '{name}'; GET /v1/models lists those there are.")
    {
    }

    public ModelUnknown(string name, string version)
        : base(StatusCodes.Status404NotFound, "No such version", $"There is no version {version} of '{name}'; GET /v1/models/{name} lists those there are.")
    {
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status404NotFound);
}
