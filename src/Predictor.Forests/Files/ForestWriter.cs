using System.Text.Json;

namespace Predictor.Forests.Files;

/// <summary>A forest as compact JSON, fields in the README's order, numbers in their shortest form that reads back the same.</summary>
internal static class ForestWriter
{
    private const int FlushBytes = 1 << 16;

    /// <summary>What follows the last tree.</summary>
    private const int FrameBytes = 2;

    public static void Write(Stream stream, Forest forest, long maximumBytes)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString(ForestField.Format, ForestFile.Format);
        json.WriteNumber(ForestField.Features, forest.FeatureCount);
        json.WriteNumber(ForestField.BaseMargin, forest.BaseMargin);
        json.WriteStartArray(ForestField.Trees);
        foreach (var tree in forest.Trees)
        {
            WriteTree(json, tree);
            if (json.BytesCommitted + json.BytesPending > maximumBytes - FrameBytes)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"The forest's file would be longer than {maximumBytes} bytes, the longest that is read."));
            }

            if (json.BytesPending >= FlushBytes) json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTree(Utf8JsonWriter json, Tree tree)
    {
        json.WriteStartObject();
        WriteArray(json, TreeField.Feature, tree.Feature, static (json, feature) => json.WriteNumberValue(feature));
        WriteArray(json, TreeField.Threshold, tree.Threshold, static (json, threshold) => json.WriteNumberValue(threshold));
        WriteArray(json, TreeField.MissingGoesLeft, tree.MissingGoesLeft, static (json, left) => json.WriteBooleanValue(left));
        WriteArray(json, TreeField.Left, tree.Left, static (json, child) => json.WriteNumberValue(child));
        WriteArray(json, TreeField.Right, tree.Right, static (json, child) => json.WriteNumberValue(child));
        WriteArray(json, TreeField.LeftCategories, tree.LeftCategories, WriteBitmap);
        WriteArray(json, TreeField.SplitCover, tree.SplitCover, static (json, cover) => json.WriteNumberValue(cover));
        WriteArray(json, TreeField.LeafCover, tree.LeafCover, static (json, cover) => json.WriteNumberValue(cover));
        WriteArray(json, TreeField.LeafValue, tree.LeafValue, static (json, value) => json.WriteNumberValue(value));
        json.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string field, T[] items, Action<Utf8JsonWriter, T> writeItem)
    {
        json.WriteStartArray(field);
        foreach (var item in items) writeItem(json, item);
        json.WriteEndArray();
    }

    private static void WriteBitmap(Utf8JsonWriter json, uint[]? words)
    {
        if (words is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach (var word in words) json.WriteNumberValue(word);
        json.WriteEndArray();
    }
}
