using Predictor.Cases;
using Predictor.Evaluation.Calibration;
using Predictor.Forests;

namespace Predictor.Models.Bundles;

/// <summary>What is left of a model where its forests cannot be used: each outcome's positive rate, answered by a forest without trees.</summary>
internal static class BaseRates
{
    /// <summary>Its log-odds are finite.</summary>
    private const double Least = 1e-9;

    /// <summary>The same outcome answered by its base rate at a moment; the margin is the rate's log-odds.</summary>
    /// <param name="model">Whose rate and quantiles.</param>
    /// <param name="moment">At which it answers.</param>
    /// <param name="width">Of a row.</param>
    public static OutcomeModel Of(OutcomeModel model, Moment moment, int width) => model with
    {
        Moment = moment,
        Forest = Treeless(width, model.BaseRate),
        Calibrator = new SigmoidCalibrator(1, 0),
        Reference = null,
    };

    /// <summary>A version of which only the manifest and the schema can be read. It has no history, and where its vocabularies are broken too no level is known.</summary>
    /// <exception cref="BundleException">Not even those can be read.</exception>
    public static Model Read(string folder)
    {
        var manifest = Bundle.ReadManifest(folder);
        var files = new ManifestFiles(folder, manifest, othersAllowed: true);
        var schema = Bundle.Parsed(folder, BundleFiles.Schema, files.Take(BundleFiles.Schema), SchemaFile.Read);
        return new Model
        {
            Name = manifest.Name,
            Version = manifest.Version,
            Schema = schema,
            FeaturesSql = null,
            Encoder = new CaseEncoder(schema, Vocabularies(folder, files, schema)),
            Outcomes =
            [
                .. manifest.Outcomes.Select(entry => new OutcomeModel
                {
                    Outcome = schema.Outcomes.FirstOrDefault(outcome => outcome.Name == entry.Outcome)
                        ?? throw new BundleException($"{folder}: {BundleFiles.Manifest} has outcome {entry.Outcome}, which {BundleFiles.Schema} does not."),
                    Moment = entry.Moment,
                    Forest = Treeless(schema.FeatureColumns.Count, entry.BaseRate),
                    Calibrator = new SigmoidCalibrator(1, 0),
                    BaseRate = entry.BaseRate,
                    Quantiles = entry.Quantiles,
                    Report = entry.Report,
                }),
            ],
            Provenance = manifest.Provenance,
        };
    }

    private static Forest Treeless(int width, double rate)
    {
        var within = Math.Clamp(rate, Least, 1 - Least);
        return new Forest(width, Math.Log(within / (1 - within)), []);
    }

    private static IReadOnlyList<Vocabulary?> Vocabularies(string folder, ManifestFiles files, Schema schema)
    {
        try
        {
            return VocabulariesFile.Read(files.Take(BundleFiles.Vocabularies), Path.Combine(folder, BundleFiles.Vocabularies), schema);
        }
        catch (BundleException)
        {
            // What is wrong with the version is told already; base rates ask for no level.
            return [.. schema.FeatureColumns.Select(column => column.Kind == ColumnKind.Category ? new Vocabulary([]) : null)];
        }
    }
}
