using Predictor.Api.Settings;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Store.History;

namespace Predictor.Api.Sample;

/// <summary>The sample's cases with history and labels, by the schema and the features.sql of the model that will score them.</summary>
internal sealed record SampleCases(CaseTable Table, IReadOnlyDictionary<string, string> Names, Schema Schema, string FeaturesSql, string Folder, Mapping Mapping)
{
    /// <exception cref="SettingsException">A folder or file that is not there.</exception>
    /// <exception cref="DataException">Naming file, row and column.</exception>
    public static SampleCases Read(Model model, SampleSettings settings, string contentRoot, CancellationToken cancellation)
    {
        var folder = Find(contentRoot, settings.Folder, "Sample:Folder", "the folder with the sample's tables");
        var mapping = MappingFile.Read(Find(contentRoot, settings.Mapping, "Sample:Mapping", "the file that maps the sample's tables to events"));
        var sql = model.FeaturesSql ?? throw new SettingsException($"Sample:Model: found '{model.Name}', which has no history; expected a model of the sample centre.");
        var table = CaseHistory.Build(folder, model.Schema, mapping, sql, cancellation);
        return new SampleCases(table, SampleCustomers.Read(folder, settings.Names), model.Schema, sql, folder, mapping);
    }

    /// <summary>Whether another version can be shown over the same cases.</summary>
    public bool Fits(Model model) => ReferenceEquals(model.Schema, Schema)
        || (model.FeaturesSql == FeaturesSql && Text(model.Schema).AsSpan().SequenceEqual(Text(Schema)));

    private static string Find(string contentRoot, string path, string setting, string expected) => HousePath.Find(contentRoot, path)
        ?? throw new SettingsException($"{setting}: found '{path}', expected {expected}; it is neither in {contentRoot} nor above it.");

    private static byte[] Text(Schema schema)
    {
        using var stream = new MemoryStream();
        SchemaFile.Write(stream, schema);
        return stream.ToArray();
    }
}
