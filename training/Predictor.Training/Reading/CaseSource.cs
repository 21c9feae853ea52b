using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Store.History;
using Predictor.Store.History.Stored;
using Predictor.Store.Records;
using Predictor.Training.Pipeline;
using Predictor.Training.Treating;

namespace Predictor.Training.Reading;

/// <summary>What `train` reads its cases from: a folder of raw tables, a file with a schema, a plain CSV with a label, or a store with a schema.</summary>
internal sealed record CaseSource
{
    public required CasePlace Place { get; init; }

    /// <summary>A file that is the test slice; null: cut one from the data.</summary>
    public string? Test { get; init; }

    public string? SchemaPath { get; init; }

    /// <summary>Label column of a plain CSV without a schema.</summary>
    public string? Label { get; init; }

    /// <summary>Columns of a plain CSV to take as categories.</summary>
    public IReadOnlyList<string> Categorical { get; init; } = [];

    /// <summary>Columns to leave out.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Columns to take though the schema ignores them.</summary>
    public IReadOnlyList<string> Take { get; init; } = [];

    /// <summary>mapping.json of a folder; null: the one beside the schema, or in the folder.</summary>
    public string? MappingPath { get; init; }

    /// <summary>Outcomes to train; empty: all.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Rows are in time order though they carry no time.</summary>
    public bool Ordered { get; init; }

    /// <summary>A file of what was done about cases; null: none, or the store's.</summary>
    public string? Actions { get; init; }

    /// <summary>How rows of a store are taken as they were recorded; null: they are computed.</summary>
    public RecordedSource? Recorded { get; init; }

    /// <summary>Until when outcomes were observed; null: as the schema says.</summary>
    public DateTimeOffset? ObservedUntil { get; init; }

    /// <summary>What the data is, in words; null: counted.</summary>
    public string? About { get; init; }

    public TrainingCases Read(CancellationToken cancellation)
    {
        if (Place.Store is { } store)
            return ReadStore(store, cancellation);
        if (!Directory.Exists(Place.Data))
            return ReadFile(Place.Data!, cancellation);
        var raw = RawTables.Open(Place.Data, SchemaPath, MappingPath);
        raw = raw with { Schema = Narrow(raw.Schema) };
        var notes = new List<string>();
        var table = raw.Build(notes, cancellation);
        return new TrainingCases(table, null, raw.FeaturesSql, Fingerprint.Of([.. raw.Files(), .. ActionFiles()]), About ?? Place.Count(table), notes)
        {
            Actions = ReadActions(raw.Schema, cancellation),
            ReadTimes = stop => TimeTables.OfFolder(raw, stop),
        };
    }

    /// <summary>Where the schema names no features file, labels are computed by the standard one, and the model has no history.</summary>
    private TrainingCases ReadStore(string store, CancellationToken cancellation)
    {
        var schema = Narrow(SchemaFile.Read(SchemaPath!));
        var (features, notes) = (RawTables.FeaturesText(schema, SchemaPath!, folder: null), new List<string>());
        var stored = StoredCases.Read(store, schema, features ?? StandardFeatures.Sql, notes, cancellation, Recorded?.Rows(schema.Name));
        return new TrainingCases(stored.Table, null, features, stored.Fingerprint, About ?? Place.Count(stored.Table), notes) { Actions = stored.Actions, Recorded = Recorded?.Rows(schema.Name) };
    }

    private TrainingCases ReadFile(string file, CancellationToken cancellation)
    {
        var schema = Narrow(SchemaPath is null ? InferSchema(file, Label, Categorical) : SchemaFile.Read(SchemaPath));
        var table = AsOf(FlatTable.Read(file, schema, Ordered), file);
        var test = Test is null ? null : AsOf(FlatTable.Read(Test, schema, Ordered), Test);
        return new TrainingCases(
            table,
            test,
            SchemaPath is null ? null : RawTables.FeaturesText(schema, SchemaPath, folder: null),
            Fingerprint.Of([file, .. Test is null ? [] : (string[])[Test], .. ActionFiles()]),
            About ?? Place.Count(table),
            [])
        {
            Actions = ReadActions(schema, cancellation),
            ReadTimes = stop => TimeTables.OfFile(file, schema, stop),
        };
    }

    private IReadOnlyList<string> ActionFiles() => Actions is null ? [] : [Actions];

    private IReadOnlyList<CaseAction> ReadActions(Schema schema, CancellationToken cancellation) =>
        Actions is null ? [] : ActionsFile.Read(Actions, TimeZoneInfo.FindSystemTimeZoneById(schema.TimeZone), cancellation);

    /// <summary>
    /// A column that holds whole numbers from zero up in one file may hold others in the next (a response before the request, a refund):
    /// without a schema that somebody has looked over, a count is only a number.
    /// </summary>
    private static Schema InferSchema(string file, string? label, IReadOnlyList<string> categorical)
    {
        var schema = FlatTable.InferSchema(
            file, label ?? throw new DataException($"{file}: say which column is the label (--label), or name a schema (--schema)."), categorical);
        return schema with
        {
            Columns = [.. schema.Columns.Select(column => column.Kind == ColumnKind.Count ? column with { Kind = ColumnKind.Number } : column)],
        };
    }

    /// <summary>The schema with the columns to leave out ignored, only the outcomes asked for, and observed until when it was said.</summary>
    private Schema Narrow(Schema schema)
    {
        Check("column", Ignore, schema.Columns.Select(column => column.Name));
        Check("column", Take, schema.Columns.Select(column => column.Name));
        Check("outcome", Outcomes, schema.Outcomes.Select(outcome => outcome.Name));
        var narrowed = schema.WithOutcomes([.. schema.Outcomes.Where(outcome => Outcomes.Count == 0 || Outcomes.Contains(outcome.Name))]);
        return narrowed with
        {
            ObservedUntil = ObservedUntil ?? narrowed.ObservedUntil,
            Columns = [.. narrowed.Columns.Select(column => Ignore.Contains(column.Name) ? column with { Ignore = true } : Take.Contains(column.Name) ? column with { Ignore = false } : column)],
        };
    }

    /// <summary>
    /// Takes away labels that a file holds and that were not mature yet: the file that `features` writes says when each was known, and a label that is known early
    /// still waits for its horizon, as those beside it do.
    /// </summary>
    private CaseTable AsOf(CaseTable table, string file)
    {
        if (ObservedUntil is not { } until)
            return table;
        foreach (var (outcome, label) in table.Schema.Outcomes.Zip(table.Labels))
        {
            var horizon = (long)Math.Round((outcome.HorizonDays ?? 0) * 86_400);
            var ends = label.Ends ?? throw new DataException($"{file}: rows carry no time, so that --observed-until says nothing of them.");
            for (var row = 0; row < ends.Length; row++)
            {
                if (Math.Max(ends[row], table.At![row] + horizon) > until.ToUnixTimeSeconds())
                    label.Values[row] = -1;
            }
        }

        return table;
    }

    private static void Check(string what, IEnumerable<string> wanted, IEnumerable<string> there)
    {
        var missing = wanted.Except(there).ToArray();
        if (missing.Length > 0)
            throw new DataException($"The schema has no {what} {string.Join(", ", missing)}; it has {string.Join(", ", there)}.");
    }
}
