using System.Globalization;
using System.Resources;

namespace Predictor.Desk.Words;

/// <summary>What pages say, from the one resource <c>Words/DeskText.resx</c>: whoever translates the desk translates that file.</summary>
public static class DeskText
{
    private static readonly ResourceManager Texts = new("Predictor.Desk.Words.DeskText", typeof(DeskText).Assembly);

    /// <param name="name">Page and place: "signIn.heading".</param>
    /// <exception cref="InvalidOperationException">There is no text of the name, which is a mistake in this program.</exception>
    public static string Of(string name) =>
        Texts.GetString(name, CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"DeskText.resx has no text '{name}'.");

    /// <summary>A text in two forms, of one and of many: "1 column|{0} columns".</summary>
    /// <param name="name">Page and place.</param>
    /// <param name="count">Stands in the place {0}, and says which form.</param>
    /// <param name="values">Stand in the places {1} and so on.</param>
    /// <exception cref="InvalidOperationException">There is no such text, or not in two forms.</exception>
    public static string Counted(string name, long count, params ReadOnlySpan<object?> values)
    {
        var forms = Of(name).Split('|');
        if (forms.Length != 2)
            throw new InvalidOperationException($"DeskText.resx has '{name}' not in two forms, of one and of many.");
        return string.Format(CultureInfo.InvariantCulture, forms[count == 1 ? 0 : 1], [Figures.Count(count), .. values]);
    }

    /// <param name="name">Of a text with places {0}, {1} and so on.</param>
    /// <param name="values">Stand in those places.</param>
    public static string Of(string name, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, Of(name), values);
}
