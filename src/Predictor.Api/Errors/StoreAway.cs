using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Predictor.Api.Errors;

/// <summary>503: nothing of what was sent is on disk; it can be sent again as it stands.</summary>
internal sealed class StoreAway(string why) : ProblemResult(
    StatusCodes.Status503ServiceUnavailable, "Not recorded", $"{why} Nothing of what was sent is kept; send it again."), IEndpointMetadataProvider
{
    private const string RetrySeconds = "1";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status503ServiceUnavailable);

    public override Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = RetrySeconds;
        return base.ExecuteAsync(httpContext);
    }
}
