using System.Globalization;
using Predictor.Cases;
using Predictor.Evaluation.Calibration;
using Predictor.Forests;
using Predictor.Models.Bundles;
using Predictor.Training.Checking;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;

namespace Predictor.Training.Importing;

/// <summary>A forest that another library grew, and cases, into a model: laid over the schema's row, calibrated and measured as one of our own. From top to bottom.</summary>
internal sealed class ModelImport(ImportOptions options, IStages stages)
{
    /// <param name="name">Of the model.</param>
    /// <param name="imported">What was read.</param>
    /// <param name="cases">With one outcome at one moment.</param>
    /// <param name="cancellation">Asked between stages.</param>
    /// <exception cref="DataException">Features, categories or slices that do not go with the model.</exception>
    public ImportedModel Import(string name, ImportedFile imported, TrainingCases cases, CancellationToken cancellation)
    {
        var (table, schema, foreign) = (cases.Table, cases.Schema, imported.Forest);
        var moment = schema.Outcomes[0].Moments[0];
        var slices = Slicer.Cut(table, 0, options.Shares, options.Seed);
        int[] before = [.. Enumerable.Range(0, table.Rows).Where(row => slices.BeforeTest[row])];

        var places = FeaturePlaces.Find(schema, foreign, options.Columns);
        var vocabularies = new CategoryCodes(table, foreign, places.Places, options).Find(before);
        var encoded = new EncodedTable(table, vocabularies);
        var (testCases, testSlices) = cases.Test is { } test ? (new EncodedTable(test, vocabularies), Slicer.TestOnly(test, 0)) : (encoded, slices);
        var sliced = SlicedOutcome.Of(encoded, testCases, 0, moment, slices, testSlices);
        SliceSizes.Check([.. SliceSizes.Shortages(sliced.Name, sliced.Labels().Where(each => each.Slice is Slice.Calibration or Slice.Test))]);

        var forest = places.Lay();
        var admission = Check(cases, sliced, forest, cancellation);
        using var stage = stages.Begin($"{sliced.Name}: calibrating and measuring");
        var learned = new LearnedOutcome
        {
            Forest = forest,
            Fit = [],
            Stop = [],
            Calibration = sliced.Calibration,
            Margins = sliced.Cases.Margins(forest, moment, sliced.Calibration, HistoryMask.Nothing(schema), options.Threads),
        };
        var testMargins = sliced.TestCases.Margins(forest, moment, sliced.Test, HistoryMask.Nothing(schema), options.Threads);
        var known = KnownRows.Find((encoded.Labels(0, sliced.Calibration), learned.Margins), (testCases.Labels(0, sliced.Test), testMargins));
        var calibrates = options.Calibrate == Calibrating.Always || (options.Calibrate == Calibrating.Auto && known is null);
        var outcome = new OutcomeMeasuring(options.Seed, options.Draws, options.Threads).Measure(sliced, learned, calibrates ? null : new SigmoidCalibrator(1, 0));
        stage.Advance(1, string.Create(CultureInfo.InvariantCulture, $"test AUC {outcome.Report.Performance.Auc.Value:0.000}"));
        cancellation.ThrowIfCancellationRequested();

        var model = new Model
        {
            Name = name,
            Version = 0,
            Schema = schema,
            FeaturesSql = cases.FeaturesSql,
            Encoder = new CaseEncoder(schema, vocabularies),
            Outcomes = [outcome],
            Provenance = new Provenance
            {
                Data = cases.About,
                DataFingerprint = cases.Fingerprint,
                Seed = options.Seed,
                Trainer = foreign.Library,
                Options = Describe(imported, places.How, calibrates).Concat(cases.Describe()).Concat(admission.Describe()).ToDictionary(),
            },
        };
        return new ImportedModel(model, [.. foreign.Notes, .. places.Notes(), .. admission.Notes, Note(known, calibrates)]);
    }

    /// <summary>As `train` checks them: figures on data that give the label away are worth nothing. What no tree splits on gives nothing away.</summary>
    /// <exception cref="DataException">The check finds an error.</exception>
    private Admission Check(TrainingCases cases, SlicedOutcome sliced, Forest forest, CancellationToken cancellation)
    {
        using var stage = stages.Begin("checking");
        var used = forest.Trees.SelectMany(tree => tree.Feature).ToHashSet();
        var unused = cases.Schema.FeatureColumns.Index().Where(column => !used.Contains(column.Index)).Select(column => column.Item.Name);
        var data = new CheckedData(cases, [sliced], [.. options.Allow, .. unused], options.Seed, options.Threads);
        return Admission.Of(DataCheck.Run(data, cancellation), options.Unchecked);
    }

    /// <summary>What is to be known of the calibration, a sentence or two.</summary>
    private static string Note(string? known, bool calibrates) => (known, calibrates) switch
    {
        (null, _) => Unknown,
        (_, true) => $"{known}: probabilities fitted to them are worth little. Bring rows that grew no tree.",
        _ => $"{known}: the model's own sigmoid was kept. Bring rows that grew no tree (a file of them alone as --data, with --shares 1/1/48/50), or say --calibrate always.",
    };

    private const string Unknown =
        "Which rows grew the trees is not known here: probabilities and figures hold if none of the calibration and test rows did.";

    private IEnumerable<KeyValuePair<string, string>> Describe(ImportedFile imported, string features, bool calibrates) =>
    [
        new("importedFile", imported.Name),
        new("importedSha256", imported.Sha256),
        new("objective", imported.Forest.Objective),
        new("features", features),
        new("calibrate", options.Calibrate.ToString().ToLowerInvariant()),
        new("calibrated", calibrates ? "true" : "false"),
        new("shares", string.Join('/', options.Shares.Parts().Select(part => part.ToString("0.####", CultureInfo.InvariantCulture)))),
        new("draws", options.Draws.ToString(CultureInfo.InvariantCulture)),
    ];
}
