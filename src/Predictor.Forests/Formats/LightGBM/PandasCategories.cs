using System.Text.Json;

namespace Predictor.Forests.Formats.LightGBM;

/// <summary>The last line of a model that LightGBM's Python package trained on a data frame: the levels of its category columns, in their order.</summary>
internal static class PandasCategories
{
    /// <param name="json">A list of lists, or null; absent in files that other languages wrote.</param>
    /// <param name="isCategory">One a feature.</param>
    /// <param name="name">What to call the file in an error.</param>
    /// <param name="notes">Takes what could not be used.</param>
    /// <returns>One a feature.</returns>
    public static IReadOnlyList<string>?[] Assign(ReadOnlyMemory<byte>? json, bool[] isCategory, string name, List<string> notes)
    {
        var levels = new IReadOnlyList<string>?[isCategory.Length];
        if (json is not { } text || Read(text, name) is not { Length: > 0 } lists)
            return levels;

        int[] features = [.. Enumerable.Range(0, isCategory.Length).Where(feature => isCategory[feature])];
        if (features.Length != lists.Length)
        {
            notes.Add($"pandas_categorical has the levels of {lists.Length} columns and the model {features.Length} categories, so that which are whose cannot be told; they were not used.");
            return levels;
        }

        foreach (var (feature, list) in features.Zip(lists))
            levels[feature] = list;
        return levels;
    }

    private static string[][]? Read(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4 });
            return document.RootElement.ValueKind == JsonValueKind.Null
                ? null
                : [.. document.RootElement.EnumerateArray().Select(list => list.EnumerateArray().Select(Level).ToArray())];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new ForestFormatException($"{name}: pandas_categorical is not a list of lists of levels: {fault.Message}", fault);
        }

        // As Python and a CSV that pandas writes show them.
        static string Level(JsonElement level) => level.ValueKind switch
        {
            JsonValueKind.String => level.GetString()!,
            JsonValueKind.Number => level.GetRawText(),
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            _ => throw new JsonException($"found {level.GetRawText()}, expected a text or a number"),
        };
    }
}
