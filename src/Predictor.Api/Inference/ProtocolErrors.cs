using Microsoft.AspNetCore.Mvc;

namespace Predictor.Api.Inference;

/// <summary>Errors below <c>/v2</c> as the protocol has them: <c>{"error": "..."}</c>, whatever refuses.</summary>
internal static class ProtocolErrors
{
    public static bool Are(HttpRequest request) => request.Path.StartsWithSegments(InferenceEndpoints.Path, StringComparison.Ordinal);

    public static Task WriteAsync(HttpContext context, ProblemDetails problem)
    {
        var faults = problem is HttpValidationProblemDetails { Errors: { Count: > 0 } errors }
            ? " " + string.Join("; ", errors.SelectMany(place => place.Value.Select(message => $"{place.Key}: {message}")))
            : "";
        return context.Response.WriteAsJsonAsync(new ProtocolError($"{problem.Title}. {problem.Detail}{faults}"), context.RequestAborted);
    }
}
