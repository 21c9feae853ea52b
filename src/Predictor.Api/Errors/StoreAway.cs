using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Predictor.Api.Errors;

/// <summary>503: the store does not do what was asked now; it can be asked again as it stands.</summary>
internal sealed class StoreAway : ProblemResult, IEndpointMetadataProvider
{
    private const string RetrySeconds = "1";

    private StoreAway(string title, string detail)
        : base(StatusCodes.Status503ServiceUnavailable, title, detail)
    {
    }

    public static StoreAway Writing(string why) => new("Not recorded", $"{why} Nothing of what was sent is kept; send it again.");

    public static StoreAway Reading() => new("The store does not answer", "What is recorded cannot be read now; ask again.");

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status503ServiceUnavailable);

    public override Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = RetrySeconds;
        return base.ExecuteAsync(httpContext);
    }
}
