using Microsoft.AspNetCore.Mvc;

namespace Predictor.Api.Errors;

/// <summary>A refusal as problem details; one type a status, so that a handler's return type says what it may answer.</summary>
internal abstract class ProblemResult(int status, string title, string detail) : IResult
{
    /// <summary>By place: "features.wait_seconds". Empty where no field is at fault.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    public int Status => status;

    public virtual Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        var problem = Errors.Count == 0 ? new ProblemDetails() : new HttpValidationProblemDetails(Errors.ToDictionary());
        (problem.Status, problem.Title, problem.Detail) = (status, title, detail);
        Extend(problem);
        return Problems.WriteAsync(httpContext, problem);
    }

    /// <summary>Adds members that this refusal has beside the usual ones.</summary>
    protected virtual void Extend(ProblemDetails problem)
    {
    }

    protected static void Describe(EndpointBuilder builder, int status) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
}
