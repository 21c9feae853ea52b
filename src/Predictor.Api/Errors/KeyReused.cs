using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Predictor.Api.Errors;

/// <summary>422: the idempotency key stands for another request.</summary>
internal sealed class KeyReused() : ProblemResult(
    StatusCodes.Status422UnprocessableEntity,
    "The idempotency key was used for another request",
    "An answer is recorded under this key, to another body or query. A request that is sent again is sent unchanged; another request needs another key."), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status422UnprocessableEntity);
}
