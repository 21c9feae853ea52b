using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Predictor.Api.Errors;

/// <summary>404: the queue has no such line, or it is another team's; which of the two is not told.</summary>
internal sealed class LineUnknown() : ProblemResult(
    StatusCodes.Status404NotFound, "No such case", Why), IEndpointMetadataProvider
{
    public const string Why = "There is no case of this id in the queue, or it is of a team that you do not see; GET /v1/cases lists those there are.";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status404NotFound);
}
