using Predictor.Cases;
using Predictor.Store.History;

namespace Predictor.Training.Reading;

/// <summary>A folder of raw tables with what says how to read it: schema, mapping and features file.</summary>
internal sealed record RawTables(string Folder, Schema Schema, Mapping Mapping, string MappingPath, string FeaturesSql)
{
    /// <param name="folder">With the tables.</param>
    /// <param name="schemaPath">Null: schema.json in the folder. mapping.json and the features file are beside it, or in the folder.</param>
    /// <param name="mappingPath">Null: mapping.json beside the schema, or in the folder.</param>
    public static RawTables Open(string folder, string? schemaPath, string? mappingPath = null)
    {
        schemaPath ??= Path.Combine(folder, "schema.json");
        if (!File.Exists(schemaPath))
        {
            throw new DataException(
                $"{folder}: no schema at {schemaPath}. Draft one with 'init --data {folder}', or name one with --schema FILE.");
        }

        var schema = SchemaFile.Read(schemaPath);
        return Open(folder, schema, mappingPath ?? Beside(schemaPath, folder, "mapping.json"), FeaturesText(schema, schemaPath, folder) ?? throw new DataException(
            $"{schemaPath}: names no features file ('features'), which a folder of raw tables needs."));
    }

    public static RawTables Open(string folder, Schema schema, string mappingPath, string featuresSql) =>
        new(folder, schema, MappingFile.Read(mappingPath), mappingPath, featuresSql);

    /// <summary>Text of the features file a schema goes with; null where it goes with none.</summary>
    public static string? FeaturesText(Schema schema, string schemaPath, string? folder) =>
        schema.Features is { } name ? File.ReadAllText(Beside(schemaPath, folder, name)) : null;

    /// <param name="notes">Takes what was left out or taken otherwise, in sentences.</param>
    /// <param name="cancellation">Stops between statements.</param>
    public CaseTable Build(IList<string> notes, CancellationToken cancellation) =>
        CaseHistory.Build(Folder, Schema, Mapping, FeaturesSql, notes, cancellation);

    /// <summary>The tables the mapping names, in ordinal order, then the mapping itself, for another scale or value map makes other rows of the same tables.</summary>
    public IReadOnlyList<string> Files() =>
    [
        .. Mapping.Events.Values.SelectMany(source => source.Fields.Values.Select(field => field.Table).Append(source.Table))
            .Concat(Mapping.Given.Values.Select(field => field.Table))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(table => Path.Combine(Folder, table)),
        MappingPath,
    ];

    private static string Beside(string schemaPath, string? folder, string name)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(schemaPath))!, name);
        var within = folder is null ? beside : Path.Combine(folder, name);
        return File.Exists(beside) ? beside
            : File.Exists(within) ? within
            : throw new DataException($"{name} is neither beside {schemaPath} nor in {folder ?? "its folder"}.");
    }
}
