namespace Predictor.Api.Users;

/// <summary>The fields of a form that a page sent; what is not there is empty.</summary>
internal sealed class FormFields(IFormCollection form)
{
    public string this[string name] => form[name].ToString();

    /// <summary>Without spaces around it.</summary>
    public string Line(string name) => this[name].Trim();

    /// <summary>Of boxes that were ticked.</summary>
    public IReadOnlyList<string> All(string name) => [.. form[name].OfType<string>()];

    /// <summary>The form was checked before: see <see cref="Security.FormCheck"/>.</summary>
    /// <exception cref="BadHttpRequestException">It is not one.</exception>
    public static async Task<FormFields> ReadAsync(HttpRequest request, CancellationToken cancellation) => new(await FormAsync(request, cancellation));

    /// <summary>The same with all that it holds.</summary>
    /// <exception cref="BadHttpRequestException">It is not one.</exception>
    public static async Task<IFormCollection> FormAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(cancellation) : FormCollection.Empty;
        }
        catch (InvalidDataException fault)
        {
            throw new BadHttpRequestException($"The form cannot be read: {fault.Message}", StatusCodes.Status400BadRequest, fault);
        }
    }
}
