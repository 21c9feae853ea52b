using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Predictor.Api.Errors;

/// <summary>409, 412 or 428: nothing was done to the line, and asking again as it stands would not help.</summary>
internal abstract class LineNotChanged(int status, string title, string detail) : ProblemResult(status, title, detail), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        Describe(builder, StatusCodes.Status409Conflict);
        Describe(builder, StatusCodes.Status412PreconditionFailed);
        Describe(builder, StatusCodes.Status428PreconditionRequired);
    }
}
