using System.Text.Json;

namespace Predictor.Api.Scoring;

/// <summary>Text of a JSON token without an allocation, and excerpts of what was found for messages.</summary>
internal static class JsonText
{
    /// <summary>Of a string that is used, bytes as sent; no id, name or level is longer.</summary>
    public const int Longest = 1024;

    private const int Excerpt = 60;

    /// <summary>Characters that the text at the reader needs, <see cref="Longest"/> at most.</summary>
    public static int Room(ref readonly Utf8JsonReader reader) => Math.Min(reader.ValueSpan.Length, Longest);

    /// <summary>Unescapes into the buffer.</summary>
    /// <returns>Its length, or -1 where the text is too long or is no text (half of a surrogate pair).</returns>
    public static int Read(ref readonly Utf8JsonReader reader, Span<char> buffer)
    {
        if (reader.ValueSpan.Length > buffer.Length)
        {
            return -1;
        }

        try
        {
            return reader.CopyString(buffer);
        }
        catch (InvalidOperationException)
        {
            // What the reader throws for an escape such as \ud800 alone: JSON by its grammar, but no text.
            return -1;
        }
    }

    /// <summary>What stands at the reader, as a message shows it.</summary>
    public static string Found(ref readonly Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return "an object";
            case JsonTokenType.StartArray:
                return "a list";
            case JsonTokenType.Null:
                return "null";
            case JsonTokenType.String or JsonTokenType.PropertyName:
                Span<char> buffer = stackalloc char[Room(in reader)];
                return Read(in reader, buffer) is var length and >= 0 ? $"'{Cut(buffer[..length])}'" : $"{reader.ValueSpan.Length} bytes that are no text used here";
            default:
                Span<char> token = stackalloc char[Math.Min(reader.ValueSpan.Length, Excerpt + 1)];
                for (var i = 0; i < token.Length; i++)
                {
                    token[i] = (char)reader.ValueSpan[i];
                }

                return Cut(token);
        }
    }

    /// <summary>At most so many characters, control characters as spaces.</summary>
    public static string Cut(ReadOnlySpan<char> text)
    {
        Span<char> shown = stackalloc char[Math.Min(text.Length, Excerpt)];
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = char.IsControl(text[i]) || char.IsSurrogate(text[i]) ? ' ' : text[i];
        }

        return text.Length > Excerpt ? $"{shown}…" : shown.ToString();
    }
}
