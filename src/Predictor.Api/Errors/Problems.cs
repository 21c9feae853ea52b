using Microsoft.AspNetCore.Mvc;
using Predictor.Api.Inference;

namespace Predictor.Api.Errors;

/// <summary>Errors as RFC 9457 problem details, as a page where a browser asks for one, or as another protocol has them.</summary>
internal static class Problems
{
    public static Task WriteAsync(HttpContext context, int status, string title, string detail)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, new ProblemDetails { Status = status, Title = title, Detail = detail });
    }

    public static async Task WriteAsync(HttpContext context, ProblemDetails problem)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (ProtocolErrors.Are(context.Request))
        {
            await ProtocolErrors.WriteAsync(context, problem);
            return;
        }

        if (WantsPage(context.Request))
        {
            await ErrorPages.WriteAsync(context, problem);
            return;
        }

        // An error has one form, whatever the caller says it accepts: the writer would refuse, and the error be lost.
        context.Request.Headers.Accept = "application/problem+json";
        await context.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }

    /// <summary>Whether somebody looks at the answer.</summary>
    public static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
