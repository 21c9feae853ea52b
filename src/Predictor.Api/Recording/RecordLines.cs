using System.Text.Json;
using System.Text.Unicode;
using Predictor.Api.Security;

namespace Predictor.Api.Recording;

/// <summary>A body of one object, a list of objects, or one object a line (NDJSON), as its objects; each with the place that a message names.</summary>
internal static class RecordLines
{
    /// <summary>Of a request.</summary>
    public const int MostObjects = 100_000;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = Limits.Depth, AllowMultipleValues = true };

    /// <param name="body">The whole body.</param>
    /// <param name="mistakes">By place: what is no object.</param>
    /// <returns>The objects that are whole, each with its place: "" for the only one, else its number counted from 1.</returns>
    public static List<(string Place, JsonElement Item)> Read(ReadOnlySpan<byte> body, Dictionary<string, string[]> mistakes)
    {
        var items = new List<(string, JsonElement)>();
        if (!Utf8.IsValid(body))
        {
            mistakes["body"] = ["found bytes that are not UTF-8, expected JSON in UTF-8"];
            return items;
        }

        var number = 0;
        try
        {
            var reader = new Utf8JsonReader(body, Options);
            var isList = false;
            while (reader.Read())
            {
                if (number == 0 && !isList && reader.TokenType == JsonTokenType.StartArray)
                    isList = true;
                else if (isList && reader.TokenType == JsonTokenType.EndArray)
                    isList = false;
                else if (number < MostObjects)
                    Add(JsonElement.ParseValue(ref reader));
                else
                    return TooMany();
            }
        }
        catch (JsonException error)
        {
            mistakes[number == 0 ? "body" : $"{number + 1}"] = [$"is not JSON, or nested deeper than {Limits.Depth} levels: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}"];
        }

        if (number == 0 && mistakes.Count == 0)
            mistakes["body"] = ["found nothing, expected an object, a list of objects, or one object a line"];
        return items is [var only] && mistakes.Count == 0 ? [("", only.Item2)] : items;

        List<(string, JsonElement)> TooMany()
        {
            mistakes[$"{MostObjects + 1}"] = [$"is one more than the {MostObjects} objects that one request may hold; neither it nor what follows was read"];
            return items;
        }

        void Add(JsonElement item)
        {
            number++;
            if (item.ValueKind != JsonValueKind.Object)
                mistakes[$"{number}"] = [$"found {item.ValueKind}, expected an object"];
            else if (!IsText(item))
                mistakes[$"{number}"] = ["holds half of a surrogate pair, expected text"];
            else
                items.Add(($"{number}", item));
        }
    }

    /// <summary>Whether every name and string is text: an escape such as \ud800 alone is JSON by its grammar, and the reader throws where it is read.</summary>
    private static bool IsText(JsonElement item)
    {
        try
        {
            return item.ValueKind switch
            {
                JsonValueKind.String => item.GetString() is not null,
                JsonValueKind.Object => item.EnumerateObject().All(member => member.Name is not null && IsText(member.Value)),
                JsonValueKind.Array => item.EnumerateArray().All(IsText),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
