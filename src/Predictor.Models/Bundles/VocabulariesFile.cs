using Predictor.Cases;

namespace Predictor.Models.Bundles;

/// <summary><c>vocabularies.json</c>, format <c>predictor-vocabularies/1</c>: the levels of each category column, code = position.</summary>
internal static class VocabulariesFile
{
    public const string Format = "predictor-vocabularies/1";

    public static byte[] Write(CaseEncoder encoder)
    {
        var columns = new Dictionary<string, IReadOnlyList<string>>();
        for (var i = 0; i < encoder.Width; i++)
        {
            if (encoder.Vocabularies[i] is { } vocabulary)
            {
                columns.Add(encoder.Schema.FeatureColumns[i].Name, vocabulary.Levels);
            }
        }

        return ManifestJson.Write(new File(Format, columns));
    }

    /// <exception cref="BundleException">With every mistake: a category without levels, levels of what is no category, an empty or repeated level.</exception>
    public static IReadOnlyList<Vocabulary?> Read(byte[] json, string name, Schema schema)
    {
        if (ManifestJson.ReadFormat(json, name) is var format and not Format)
        {
            throw ManifestJson.UnknownFormat(name, format, Format);
        }

        var levels = ManifestJson.Read<File>(json, name).Columns;
        var mistakes = new List<string>();
        var vocabularies = new List<Vocabulary?>();
        foreach (var column in schema.FeatureColumns)
        {
            var isCategory = column.Kind == ColumnKind.Category;
            if (isCategory != levels.TryGetValue(column.Name, out var own))
            {
                mistakes.Add(isCategory ? $"category {column.Name} has no levels" : $"{column.Name} has levels but is no category");
            }

            try
            {
                vocabularies.Add(own is null ? null : new Vocabulary(own));
            }
            catch (ArgumentException e)
            {
                mistakes.Add($"{column.Name}: {e.Message}");
            }
        }

        var known = schema.FeatureColumns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        mistakes.AddRange(levels.Keys.Where(column => !known.Contains(column)).Select(column => $"{column} is no feature column of the schema"));
        return mistakes.Count == 0 ? vocabularies : throw new BundleException($"{name}: {string.Join("; ", mistakes)}.");
    }

    internal sealed record File(string Format, IReadOnlyDictionary<string, IReadOnlyList<string>> Columns);
}
