using Microsoft.AspNetCore.WebUtilities;

namespace Predictor.Api.Errors;

/// <summary>Every error has the same form.</summary>
internal static class ProblemsSetup
{
    public static void AddProblems(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<UnforeseenErrors>();
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Response.StatusCode is var status and >= StatusCodes.Status400BadRequest && IsEmpty(context.Response))
                await Problems.WriteAsync(context, status, ReasonPhrases.GetReasonPhrase(status), Detail(context, status));
        });
    }

    private static bool IsEmpty(HttpResponse response) => !response.HasStarted && response.ContentLength is null && string.IsNullOrEmpty(response.ContentType);

    private static string Detail(HttpContext context, int status) => status switch
    {
        StatusCodes.Status404NotFound => $"There is no page and nothing of the API at {context.Request.Path}. What the API has is listed at /swagger.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Path} does not take {context.Request.Method}.",
        _ => $"The request to {context.Request.Path} was answered with status {status}.",
    };
}
