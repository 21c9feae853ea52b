namespace Predictor.Api.Pages;

/// <summary>303: a form was taken, and here is what to look at; asked for again, it changes nothing.</summary>
internal sealed class SeeOther : IResult
{
    private readonly string _path;

    private SeeOther(string path) => _path = path;

    /// <param name="path">Of this service; what is not plain in it is escaped, what is escaped already stays.</param>
    public static SeeOther To(string path) => new(Escaped(path));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = _path;
        return Task.CompletedTask;
    }

    /// <summary>A header holds printable ASCII.</summary>
    private static string Escaped(string path) => string.Concat(path.EnumerateRunes().Select(rune => rune.Value is > ' ' and <= '~' ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
