using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Predictor.Api.Errors;

/// <summary>404: nothing is kept of the customer.</summary>
internal sealed class CustomerUnknown() : ProblemResult(
    StatusCodes.Status404NotFound, "No such customer", "Nothing is kept of this customer."), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status404NotFound);
}
