using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Predictor.Api.Errors;

namespace Predictor.Api.Keys.Admin;

/// <summary>404: the store has no key of that id.</summary>
internal sealed class KeyUnknown() : ProblemResult(
    StatusCodes.Status404NotFound, "No such key", "The store has no key of this id; GET /v1/keys lists those there are. A key of the settings is taken out of the settings."), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status404NotFound);
}
