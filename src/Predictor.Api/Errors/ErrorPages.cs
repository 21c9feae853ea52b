using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Predictor.Api.Security;
using Predictor.Desk.Pages;

namespace Predictor.Api.Errors;

/// <summary>What a browser sees instead of problem details.</summary>
internal static class ErrorPages
{
    public static Task WriteAsync(HttpContext context, ProblemDetails problem)
    {
        var page = new RazorComponentResult<ErrorPage>(new Dictionary<string, object?>
        {
            [nameof(ErrorPage.Heading)] = problem.Title ?? "Something went wrong",
            [nameof(ErrorPage.Detail)] = problem.Detail ?? "",
        })
        { StatusCode = problem.Status };

        // The address may be one for programs.
        SecurityHeaders.AddOfPage(context.Response.Headers, SecurityHeaders.Pages);
        return page.ExecuteAsync(context);
    }
}
