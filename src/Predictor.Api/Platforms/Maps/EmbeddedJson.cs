using System.Text.Json;
using Predictor.Api.Security;

namespace Predictor.Api.Platforms.Maps;

/// <summary>JSON inside a text, as Twilio sends a task's attributes.</summary>
internal static class EmbeddedJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Limits.Depth };

    /// <returns>The object itself where it is one already; null where the text is no object in JSON.</returns>
    public static JsonElement? Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return value.ValueKind == JsonValueKind.Object ? value : null;
        try
        {
            return JsonElement.Parse(value.GetString()!, Options) is { ValueKind: JsonValueKind.Object } holder ? holder : null;
        }
        catch (JsonException)
        {
            // An event whose attributes are no JSON says nothing in them; all else of it counts.
            return null;
        }
    }
}
