using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Predictor.Api.Errors;

/// <summary>413 for a body too large, 415 for one that is packed, 408 for one that comes too slowly.</summary>
internal sealed class BodyRefused(int status, string detail) : ProblemResult(status, "The body cannot be read", detail), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        Describe(builder, StatusCodes.Status408RequestTimeout);
        Describe(builder, StatusCodes.Status413PayloadTooLarge);
        Describe(builder, StatusCodes.Status415UnsupportedMediaType);
    }
}
