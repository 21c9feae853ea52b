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

    /// <param name="name">Of a text with places {0}, {1} and so on.</param>
    /// <param name="values">Stand in those places.</param>
    public static string Of(string name, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, Of(name), values);
}
