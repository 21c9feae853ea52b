using System.Globalization;
using System.Text.Json;

namespace Predictor.Store.History.Stored;

/// <summary>The columns that were sent with a case or of a customer, one JSON object, as the texts that cells are read from: the same as the service reads of a request.</summary>
/// <param name="names">That are looked for; others are passed over.</param>
internal sealed class GivenTexts(IReadOnlyList<string> names)
{
    private readonly Dictionary<string, int> _places = names.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);

    /// <summary>Equal texts share one string: a store has few.</summary>
    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);

    /// <summary>By name's place: trimmed text, null where nothing was sent.</summary>
    /// <param name="json">An object; null: none was sent.</param>
    /// <param name="texts">Filled.</param>
    public void Read(string? json, string?[] texts)
    {
        Array.Clear(texts);
        if (json is null)
            return;
        using var document = JsonDocument.Parse(json);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (_places.TryGetValue(member.Name, out var place) && Text(member.Value) is { Length: > 0 } text)
                texts[place] = Shared(text);
        }
    }

    /// <summary>A number as the shortest text of its double, whatever text it was sent or stored as.</summary>
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number => value.TryGetDouble(out var number) ? number.ToString("R", CultureInfo.InvariantCulture) : value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private string Shared(string text)
    {
        if (_shared.TryGetValue(text, out var shared))
            return shared;
        _shared.Add(text, text);
        return text;
    }
}
