using System.Globalization;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Reading;

/// <summary>Where `train` reads its cases: a folder of raw tables, a file with a schema, or a plain CSV with a label.</summary>
internal sealed record CaseSource
{
    /// <summary>A folder or a file.</summary>
    public required string Data { get; init; }

    /// <summary>A file that is the test slice; null: cut one from the data.</summary>
    public string? Test { get; init; }

    public string? SchemaPath { get; init; }

    /// <summary>Label column of a plain CSV without a schema.</summary>
    public string? Label { get; init; }

    /// <summary>Columns of a plain CSV to take as categories.</summary>
    public IReadOnlyList<string> Categorical { get; init; } = [];

    /// <summary>Columns to leave out.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Outcomes to train; empty: all.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Rows are in time order though they carry no time.</summary>
    public bool Ordered { get; init; }

    /// <summary>Until when outcomes were observed; null: as the schema says.</summary>
    public DateTimeOffset? ObservedUntil { get; init; }

    /// <summary>What the data is, in words; null: counted.</summary>
    public string? About { get; init; }

    public TrainingCases Read(CancellationToken cancellation)
    {
        if (!Directory.Exists(Data))
            return ReadFile();
        var raw = RawTables.Open(Data, SchemaPath);
        raw = raw with { Schema = Narrow(raw.Schema) };
        var notes = new List<string>();
        var table = raw.Build(notes, cancellation);
        return new TrainingCases(table, null, raw.FeaturesSql, Fingerprint.Of(raw.Files()), About ?? Count(table), notes)
        {
            ReadTimes = stop => TimeTables.OfFolder(raw, stop),
        };
    }

    private TrainingCases ReadFile()
    {
        var schema = Narrow(SchemaPath is null ? InferSchema() : SchemaFile.Read(SchemaPath));
        var table = AsOf(FlatTable.Read(Data, schema, Ordered));
        var test = Test is null ? null : AsOf(FlatTable.Read(Test, schema, Ordered));
        return new TrainingCases(
            table,
            test,
            SchemaPath is null ? null : RawTables.FeaturesText(schema, SchemaPath, folder: null),
            Fingerprint.Of(Test is null ? [Data] : [Data, Test]),
            About ?? Count(table),
            [])
        {
            ReadTimes = stop => TimeTables.OfFile(Data, schema, stop),
        };
    }

    /// <summary>
    /// A column that holds whole numbers from zero up in one file may hold others in the next (a response before the request, a refund):
    /// without a schema that somebody has looked over, a count is only a number.
    /// </summary>
    private Schema InferSchema()
    {
        var schema = FlatTable.InferSchema(
            Data, Label ?? throw new DataException($"{Data}: say which column is the label (--label), or name a schema (--schema)."), Categorical);
        return schema with
        {
            Columns = [.. schema.Columns.Select(column => column.Kind == ColumnKind.Count ? column with { Kind = ColumnKind.Number } : column)],
        };
    }

    /// <summary>The schema with the columns to leave out ignored, only the outcomes asked for, and observed until when it was said.</summary>
    private Schema Narrow(Schema schema)
    {
        Check("column", Ignore, schema.Columns.Select(column => column.Name));
        Check("outcome", Outcomes, schema.Outcomes.Select(outcome => outcome.Name));
        var narrowed = schema.WithOutcomes([.. schema.Outcomes.Where(outcome => Outcomes.Count == 0 || Outcomes.Contains(outcome.Name))]);
        return narrowed with
        {
            ObservedUntil = ObservedUntil ?? narrowed.ObservedUntil,
            Columns = [.. narrowed.Columns.Select(column => Ignore.Contains(column.Name) ? column with { Ignore = true } : column)],
        };
    }

    /// <summary>
    /// Takes away labels that a file holds and that were not mature yet: the file that `features` writes says when each was known, and a label that is known early
    /// still waits for its horizon, as those beside it do.
    /// </summary>
    private CaseTable AsOf(CaseTable table)
    {
        if (ObservedUntil is not { } until)
            return table;
        foreach (var (outcome, label) in table.Schema.Outcomes.Zip(table.Labels))
        {
            var horizon = (long)Math.Round((outcome.HorizonDays ?? 0) * 86_400);
            var ends = label.Ends ?? throw new DataException($"{Data}: rows carry no time, so that --observed-until says nothing of them.");
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

    private string Count(CaseTable table) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(Data))}: {table.Rows:N0} rows of {table.CountCases():N0} cases");
}
