using System.Text;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Models.Bundles;
using Predictor.Store.History;
using Predictor.Store.History.Stored;
using Predictor.Store.Records;
using Predictor.Training.Pipeline;
using Predictor.Training.Treating;

namespace Predictor.Training.Reading;

/// <summary>Cases read as a model reads them, to hold it against them.</summary>
/// <param name="Model">By whose schema they were read.</param>
/// <param name="Table">With labels where the data have them.</param>
/// <param name="Fingerprint">SHA-256 of the files or the store as read, hex: equal to the manifest's where it is what the model learned from.</param>
/// <param name="Notes">What reading left out or took otherwise, in sentences.</param>
internal sealed record ModelData(Model Model, CaseTable Table, string Fingerprint, IReadOnlyList<string> Notes)
{
    /// <summary>Whether cases that something was done about were left out.</summary>
    public bool IsAlone { get; init; }

    /// <param name="model">Its features.sql makes history of raw tables.</param>
    /// <param name="schema">Says how to read; the model's own, or one that also reads columns which the model leaves out.</param>
    /// <param name="place">A flat CSV or features file, a folder of raw tables, or a store.</param>
    /// <param name="mapping">mapping.json of a folder; null: the one in it.</param>
    /// <param name="observedUntil">Until when outcomes of these data were observed; null: as the model's schema says.</param>
    /// <param name="labels">Whether a flat file must have labels, of both classes; else those that are there are read.</param>
    /// <param name="alone">What becomes of cases that something was done about; null: it is not asked.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <exception cref="DataException">Naming file, row and column.</exception>
    public static ModelData Read(
        Model model, Schema schema, CasePlace place, string? mapping, DateTimeOffset? observedUntil, bool labels, MeasuredAlone? alone, CancellationToken cancellation)
    {
        schema = schema with { ObservedUntil = observedUntil ?? schema.ObservedUntil };
        var notes = new List<string>();
        if (place.Store is { } store)
        {
            var stored = StoredCases.Read(store, schema, model.FeaturesSql ?? StandardFeatures.Sql, notes, cancellation);
            return new ModelData(model, Alone(stored.Table, stored.Actions), stored.Fingerprint, notes) { IsAlone = IsAlone(stored.Actions) };
        }

        var data = place.Data!;
        IReadOnlyList<string> acted = alone?.File is { } file ? [file] : [];
        var actions = acted.SelectMany(path => ActionsFile.Read(path, TimeZoneInfo.FindSystemTimeZoneById(schema.TimeZone), cancellation)).ToArray();
        if (!Directory.Exists(data))
        {
            var table = FlatTable.Read(data, schema, model.Provenance.Options.ContainsKey(TrainingCases.OrderedOption), labels);
            return new ModelData(model, Alone(table, actions), Reading.Fingerprint.Of([data, .. acted]), notes) { IsAlone = IsAlone(actions) };
        }

        var features = model.FeaturesSql
            ?? throw new DataException($"{model.Name} version {model.Version} knows no history, and {data} is a folder of raw tables; give a flat CSV.");
        var raw = RawTables.Open(data, schema, mapping ?? Path.Combine(data, "mapping.json"), features);
        return new ModelData(model, Alone(raw.Build(notes, cancellation), actions), Reading.Fingerprint.Of([.. raw.Files(), .. acted]), notes) { IsAlone = IsAlone(actions) };

        CaseTable Alone(CaseTable read, IReadOnlyList<CaseAction> done) => alone is null ? read : alone.Of(read, done, notes);

        bool IsAlone(IReadOnlyList<CaseAction> done) => alone?.Excludes == true && done.Count > 0;
    }

    /// <summary>The same table for another model, where it reads the data alike; null where they have to be read again by its own schema.</summary>
    public ModelData? For(Model other) => Reads(Model).SequenceEqual(Reads(other)) ? this with { Model = other } : null;

    private static byte[] Reads(Model model)
    {
        using var text = new MemoryStream();
        SchemaFile.Write(text, model.Schema with { ObservedUntil = null });
        text.Write(Encoding.UTF8.GetBytes($"{model.FeaturesSql}{model.Provenance.Options.ContainsKey(TrainingCases.OrderedOption)}"));
        return text.ToArray();
    }
}
