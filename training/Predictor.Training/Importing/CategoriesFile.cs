using System.Text.Json;
using Predictor.Cases;

namespace Predictor.Training.Importing;

/// <summary>The file of <c>--categories</c>: one JSON object, from a column's name to its levels in the order of their codes, the first being code 0.</summary>
internal static class CategoriesFile
{
    private const long MostBytes = 64 << 20;

    /// <exception cref="DataException">Not such a file.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string path)
    {
        var name = Path.GetFileName(path);
        if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
            throw new DataException($"{name}: longer than {MostBytes} bytes, the longest file of categories that is read.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false });
            return document.RootElement.EnumerateObject().ToDictionary(
                column => column.Name,
                IReadOnlyList<string> (column) => [.. column.Value.EnumerateArray().Select(Level)],
                StringComparer.Ordinal);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new DataException($"{name}: expected an object from column names to lists of levels, such as {{\"queue\": [\"billing\", \"tech\"]}}: {fault.Message}", fault);
        }
    }

    private static string Level(JsonElement level) => level.ValueKind switch
    {
        JsonValueKind.String => level.GetString()!,
        JsonValueKind.Number => level.GetRawText(),
        _ => throw new JsonException($"found {level.GetRawText()}, expected a text or a number"),
    };
}
