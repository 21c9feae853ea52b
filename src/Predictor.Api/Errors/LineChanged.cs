using Microsoft.AspNetCore.Mvc;
using Predictor.Api.Triage.Answers;

namespace Predictor.Api.Errors;

/// <summary>412: somebody was before, or the queue itself; nothing was changed. With the case as it is now in <c>case</c>, and what was done to it last in <c>last</c>.</summary>
/// <param name="why">Who did what, or that it ended or opened by itself.</param>
/// <param name="current">As it is now.</param>
/// <param name="last">Null: nobody did anything.</param>
internal sealed class LineChanged(string why, CaseAnswer current, CaseEventAnswer? last) : LineNotChanged(
    StatusCodes.Status412PreconditionFailed, "Changed meanwhile", $"{why} Nothing was changed; case is the case as it is now.")
{
    public override Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = current.Etag;
        return base.ExecuteAsync(httpContext);
    }

    protected override void Extend(ProblemDetails problem)
    {
        problem.Extensions["case"] = current;
        problem.Extensions["last"] = last;
    }
}
