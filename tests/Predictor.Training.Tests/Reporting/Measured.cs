using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Calibration;
using Predictor.Forests;
using Predictor.Models.Bundles;
using Predictor.Models.Measuring;
using Predictor.Training.Pipeline;
using Predictor.Training.Reporting;
using Predictor.Training.Reporting.Building;

namespace Predictor.Training.Tests.Reporting;

/// <summary>Outcomes measured on rows made by hand.</summary>
internal static class Measured
{
    public static MeasuredOutcome Of(float[] labels, double[] probabilities, long[]? at = null, int[]? customers = null, Moment moment = Moment.Arrival) => new()
    {
        Model = Model(moment),
        Cases = new EncodedTable(
            CaseTables.Of(Array.ConvertAll(labels, label => (sbyte)label), opened: at, moments: [.. labels.Select(_ => moment)]), []),
        Index = 0,
        Rows = [.. Enumerable.Range(0, labels.Length)],
        Labels = labels,
        Margins = Array.ConvertAll(probabilities, probability => Math.Log(probability / (1 - probability))),
        Probabilities = probabilities,
        Customers = customers ?? [],
    };

    /// <summary>The section of rows: no columns, no policy that speaks of it.</summary>
    public static MomentSection Section(float[] labels, double[] probabilities, long[]? at = null, int[]? customers = null)
    {
        var measured = Of(labels, probabilities, at, customers);
        var schema = measured.Cases.Table.Schema;
        var model = new Model
        {
            Name = "hand",
            Version = 1,
            Schema = schema,
            FeaturesSql = null,
            Encoder = new CaseEncoder(schema, []),
            Outcomes = [measured.Model],
            Provenance = new Provenance { Data = "rows made by hand", DataFingerprint = "", Seed = 1, Trainer = "none", Options = new Dictionary<string, string>() },
        };
        var policy = new Predictor.Models.Policies.Policy { Version = 1, CustomerValue = 0, ValueOutcome = "other", Bands = [] };
        return new MomentBuilder(model, policy, [], new ReportOptions()).Build(measured);
    }

    /// <summary>Rows of as many probabilities, each with positives as often as it says, times a factor of the odds.</summary>
    public static (float[] Labels, double[] Probabilities) Calibrated(int rows, double oddsTimes = 1, int seed = 1)
    {
        var random = new Random(seed);
        var probabilities = new double[rows];
        var labels = new float[rows];
        for (var i = 0; i < rows; i++)
        {
            probabilities[i] = 0.02 + (0.96 * random.NextDouble());
            var odds = oddsTimes * probabilities[i] / (1 - probabilities[i]);
            labels[i] = random.NextDouble() < odds / (1 + odds) ? 1 : 0;
        }

        return (labels, probabilities);
    }

    private static OutcomeModel Model(Moment moment)
    {
        var none = new SliceReport(0, 0, 0, null, null);
        return new OutcomeModel
        {
            Outcome = CaseTables.Back,
            Moment = moment,
            Forest = new Forest(0, 0, []),
            Calibrator = new SigmoidCalibrator(1, 0),
            BaseRate = 0.5,
            Quantiles = [.. Enumerable.Range(0, 101).Select(percent => percent / 100.0)],
            Report = new OutcomeReport
            {
                Features = 0,
                Trees = 0,
                Fit = none,
                Stop = none,
                Calibration = none,
                Test = none,
                Purged = 0,
                Performance = Performance.Measure([0, 1], [0.2, 0.8], [], draws: 0),
                Before = new ReliabilityCurve([]),
                After = new ReliabilityCurve([]),
                Importance = new Dictionary<string, double>(),
            },
        };
    }
}
