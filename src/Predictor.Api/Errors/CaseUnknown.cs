using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Predictor.Api.Errors;

/// <summary>404: no recorded score of the case.</summary>
internal sealed class CaseUnknown() : ProblemResult(
    StatusCodes.Status404NotFound, "No such case", "No score of this case is recorded."), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status404NotFound);
}
