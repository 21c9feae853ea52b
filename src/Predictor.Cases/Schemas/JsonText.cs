using System.Text.Json;

namespace Predictor.Cases.Schemas;

/// <summary>What the JSON grammar lets pass and a string cannot hold: "\ud800" alone, bytes that are not UTF-8.</summary>
internal static class JsonText
{
    /// <summary>The line of the first name or text that is no string, or null. The text is JSON.</summary>
    public static int? FindBroken(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && !IsString(ref reader))
                return text[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
        }

        return null;
    }

    private static bool IsString(ref Utf8JsonReader reader)
    {
        try
        {
            reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
