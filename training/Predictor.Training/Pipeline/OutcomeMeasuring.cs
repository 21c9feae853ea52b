using Predictor.Evaluation;
using Predictor.Evaluation.Calibration;
using Predictor.Forests;
using Predictor.Models.Bundles;
using Predictor.Models.Measuring;
using Predictor.Training.Weighting;

namespace Predictor.Training.Pipeline;

/// <summary>A forest, wherever it was grown, into an outcome's model: calibrated on one slice, measured on another.</summary>
/// <param name="seed">Of the intervals and of hidden history.</param>
/// <param name="draws">Bootstrap draws behind each interval.</param>
/// <param name="threads">How many may work; nothing but the time depends on it.</param>
internal sealed class OutcomeMeasuring(ulong seed, int draws, int threads)
{
    /// <summary>Test rows, evenly spaced, whose contributions make the importances.</summary>
    private const int ImportanceRows = 2_000;

    /// <param name="sliced">The outcome's rows.</param>
    /// <param name="learned">The forest and the rows it came from.</param>
    /// <param name="given">Used as it is; null: fitted to the calibration rows' margins.</param>
    public OutcomeModel Measure(SlicedOutcome sliced, LearnedOutcome learned, Calibrator? given = null)
    {
        var labels = sliced.Cases.Labels(sliced.Index, learned.Calibration);
        var weights = sliced.WeightsOf(learned.Calibration);
        var calibrator = given ?? Calibrate(sliced, learned);
        var probabilities = Probabilities(calibrator, learned.Margins);
        return new OutcomeModel
        {
            Outcome = sliced.Outcome,
            Moment = sliced.Moment,
            Forest = learned.Forest,
            Calibrator = calibrator,
            BaseRate = RowWeights.Mean([.. labels.Select(label => (double)label)], weights),
            Quantiles = weights is null ? Quantiles(probabilities) : WeightedQuantiles.Percentiles(probabilities, weights),
            Report = Report(sliced, learned, calibrator),
            Reference = new ReferenceBuilder(sliced, threads).Build(learned, calibrator),
        };
    }

    /// <summary>Fitted to the calibration rows' margins.</summary>
    public static Calibrator Calibrate(SlicedOutcome sliced, LearnedOutcome learned) => CalibratorFit.Fit(
        learned.Margins, sliced.Cases.Labels(sliced.Index, learned.Calibration), sliced.WeightsOf(learned.Calibration));

    private OutcomeReport Report(SlicedOutcome sliced, LearnedOutcome learned, Calibrator calibrator)
    {
        var forest = learned.Forest;
        var (schema, rows) = (sliced.Schema, sliced.Test);
        var labels = sliced.TestCases.Labels(sliced.Index, rows);
        var customers = CustomerGroups.Of(sliced.TestCases.Table, rows);
        double[] MarginsThrough(HistoryMask mask) => sliced.TestCases.Margins(forest, sliced.Moment, rows, mask, threads);
        Performance Performing(double[] probabilities) => Performance.Measure(labels, probabilities, customers, seed, draws);
        Performance? Without(HistoryMask mask) =>
            HistoryMask.Applies(schema) ? Performing(Probabilities(calibrator, MarginsThrough(mask))) : null;

        var margins = MarginsThrough(HistoryMask.Nothing(schema));
        var probabilities = Probabilities(calibrator, margins);
        return new OutcomeReport
        {
            Features = EncodedTable.UsableAt(schema, sliced.Moment),
            Trees = forest.Trees.Count,
            Fit = sliced.Report(learned.Fit, sliced.Cases),
            Stop = sliced.Report(learned.Stop, sliced.Cases),
            Calibration = sliced.Report(learned.Calibration, sliced.Cases),
            Test = sliced.Report(rows, sliced.TestCases),
            Purged = sliced.Purged.Length,
            Chosen = learned.Chosen,
            Weighting = sliced.Weighting.Count > 0 ? sliced.Weighting : null,
            Treated = sliced.TreatedReport(),
            WeightedTest = Weighted(sliced, labels, probabilities),
            Performance = Performing(probabilities),
            PartialHistory = Without(HistoryMask.HalfOfTheCells(schema, seed)),
            NoHistory = Without(HistoryMask.Everything(schema)),
            Before = ReliabilityCurve.Of(labels, [.. margins.Select(margin => 1 / (1 + Math.Exp(-margin)))]),
            After = ReliabilityCurve.Of(labels, probabilities),
            Importance = Importance(sliced, forest),
        };
    }

    private static WeightedTest? Weighted(SlicedOutcome sliced, float[] labels, double[] probabilities)
    {
        if (sliced.TestWeights is not { } ofTable)
            return null;
        var weights = Array.ConvertAll(sliced.Test, row => ofTable[row]);
        double[] happened = [.. labels.Select(label => (double)label)];
        return new WeightedTest(
            probabilities.Average(), happened.Average(), RowWeights.Mean(probabilities, weights), RowWeights.Mean(happened, weights), EffectiveRows.Of(weights));
    }

    private Dictionary<string, double> Importance(SlicedOutcome sliced, Forest forest)
    {
        var count = Math.Min(ImportanceRows, sliced.Test.Length);
        int[] rows = [.. Enumerable.Range(0, count).Select(i => sliced.Test[(int)((long)i * sliced.Test.Length / count)])];
        var matrix = sliced.TestCases.Matrix(sliced.Moment, rows, HistoryMask.Nothing(sliced.Schema));
        var contributions = new double[matrix.Length];
        forest.Contributions(matrix, contributions, threads);
        var importance = new Dictionary<string, double>();
        for (var column = 0; column < forest.FeatureCount; column++)
        {
            if (sliced.Schema.FeatureColumns[column].KnownAt > sliced.Moment)
                continue;
            var sum = 0.0;
            for (var cell = column; cell < contributions.Length; cell += forest.FeatureCount)
            {
                sum += Math.Abs(contributions[cell]);
            }

            importance.Add(sliced.Schema.FeatureColumns[column].Name, sum / count);
        }

        return importance;
    }

    private static double[] Probabilities(Calibrator calibrator, double[] margins) => [.. margins.Select(calibrator.Probability)];

    /// <summary>0 to 100 %, linear between the values around each.</summary>
    private static double[] Quantiles(double[] probabilities)
    {
        Array.Sort(probabilities);
        return [.. Enumerable.Range(0, 101).Select(percent =>
        {
            var position = percent / 100.0 * (probabilities.Length - 1);
            var below = (int)position;
            var above = Math.Min(below + 1, probabilities.Length - 1);
            return probabilities[below] + ((position - below) * (probabilities[above] - probabilities[below]));
        })];
    }
}
