using System.Buffers;

namespace Predictor.Api.Pages;

/// <summary>303: a form was taken, and here is what to look at; asked for again, it changes nothing.</summary>
internal sealed class SeeOther : IResult
{
    /// <summary>What a header may hold of an address: printable ASCII.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(letter => (char)letter)]);

    private readonly string _path;

    private SeeOther(string path) => _path = path;

    /// <param name="path">Of this service; what is not plain in it is escaped, what is escaped already stays.</param>
    public static SeeOther To(string path) => new(path.AsSpan().ContainsAnyExcept(Plain) ? Escaped(path) : path);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = _path;
        return Task.CompletedTask;
    }

    private static string Escaped(string path) => string.Concat(path.EnumerateRunes().Select(rune => rune.Value is > ' ' and <= '~' ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
