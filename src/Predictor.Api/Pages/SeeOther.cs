namespace Predictor.Api.Pages;

/// <summary>303: a form was taken, and here is what to look at; asked for again, it changes nothing.</summary>
internal sealed class SeeOther : IResult
{
    private readonly string _path;

    private SeeOther(string path) => _path = path;

    /// <param name="path">Of this service.</param>
    public static SeeOther To(string path) => new(path);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = _path;
        return Task.CompletedTask;
    }
}
