using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Predictor.Api.Pages;

/// <summary>A component as an answer.</summary>
internal static class RazorPage
{
    public static RazorComponentResult<T> Of<T>(int status, params IEnumerable<(string Name, object? Value)> parameters)
        where T : IComponent => new(parameters.ToDictionary(each => each.Name, each => each.Value)) { StatusCode = status };

    public static RazorComponentResult<T> Of<T>(params IEnumerable<(string Name, object? Value)> parameters)
        where T : IComponent => Of<T>(StatusCodes.Status200OK, parameters);
}
