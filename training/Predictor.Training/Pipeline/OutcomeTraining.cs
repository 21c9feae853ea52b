using System.Diagnostics;
using System.Globalization;
using Predictor.Boosting;
using Predictor.Evaluation;
using Predictor.Evaluation.Calibration;
using Predictor.Forests;
using Predictor.Models.Bundles;
using Predictor.Training.Choosing;
using Predictor.Training.Output;

namespace Predictor.Training.Pipeline;

/// <summary>One outcome at one moment: mask, grow, calibrate, measure.</summary>
internal sealed class OutcomeTraining(IForestTrainer trainer, TrainingOptions options, IStages stages)
{
    /// <summary>Test rows, evenly spaced, whose contributions make the importances.</summary>
    private const int ImportanceRows = 2_000;

    public (OutcomeModel Model, OutcomeRun Run) Train(SlicedOutcome sliced, HistoryMask mask, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var learned = options.Chooses ? Choose(sliced, mask, cancellation) : Slice(sliced, mask, cancellation);
        var grown = learned.Grown;
        var run = new OutcomeRun(grown.BinTime.TotalSeconds, grown.GrowTime.TotalSeconds, Stopwatch.GetElapsedTime(started).TotalSeconds);

        using var stage = stages.Begin($"{sliced.Name}: calibrating and measuring");
        var labels = sliced.Cases.Labels(sliced.Index, learned.Calibration);
        var calibrator = CalibratorFit.Fit(learned.Margins, labels);
        var model = new OutcomeModel
        {
            Outcome = sliced.Outcome,
            Moment = sliced.Moment,
            Forest = grown.Forest,
            Calibrator = calibrator,
            BaseRate = labels.Average(label => (double)label),
            Quantiles = Quantiles(Probabilities(calibrator, learned.Margins)),
            Report = Measure(sliced, learned, calibrator),
        };
        stage.Advance(1, string.Create(CultureInfo.InvariantCulture, $"test AUC {model.Report.Performance.Auc.Value:0.000}"));
        cancellation.ThrowIfCancellationRequested();
        return (model, run);
    }

    /// <summary>Chooses on rolling cuts, grows from all rows before the test slice, and calibrates on the margins of the newest rows before they grew any tree.</summary>
    private LearnedOutcome Choose(SlicedOutcome sliced, HistoryMask mask, CancellationToken cancellation)
    {
        var table = sliced.Cases.Table;
        var candidates = Candidates.Of(
            options.Growing with { Threads = options.Threads }, options.Said.Contains, sliced.BeforeTest.Length, table.At is not null || table.Ordered);
        var trials = new RollingTrials(trainer, stages, sliced, mask, options.Growing.Seed, options.Threads);
        var choice = RollingChoice.Choose(trials, candidates, cancellation);
        var grown = Grow(sliced.GrowingRows(sliced.BeforeTest, mask), null, choice.Growing, $"{sliced.Name}: growing from all rows before the test slice", cancellation);
        return new LearnedOutcome
        {
            Grown = grown with { BinTime = grown.BinTime + choice.BinTime, GrowTime = grown.GrowTime + choice.GrowTime },
            Fit = sliced.BeforeTest,
            Stop = choice.Later,
            Calibration = choice.Calibration,
            Margins = choice.Margins,
            Chosen = options.DescribeChosen(choice.Growing),
        };
    }

    /// <summary>Grows, stops and calibrates on slices of their own.</summary>
    private LearnedOutcome Slice(SlicedOutcome sliced, HistoryMask mask, CancellationToken cancellation)
    {
        var grown = Grow(sliced, mask, cancellation);
        return new LearnedOutcome
        {
            Grown = grown,
            Fit = options.Regrow ? sliced.BeforeCalibration : sliced.Fit,
            Stop = sliced.Stop,
            Calibration = sliced.Calibration,
            Margins = sliced.Cases.Margins(grown.Forest, sliced.Moment, sliced.Calibration, HistoryMask.Nothing(sliced.Schema), options.Threads),
        };
    }

    /// <summary>
    /// Grows from the fit slice until the stop slice says so, then as many trees once more from all that ended before calibration begins.
    /// Where nothing stops (patience 0), there is nothing to find out first.
    /// </summary>
    private GrownForest Grow(SlicedOutcome sliced, HistoryMask mask, CancellationToken cancellation)
    {
        var table = sliced.Cases.Table;
        var growing = options.Growing with { Threads = options.Threads, Statistics = Candidates.Order(table.At is not null || table.Ordered) };
        if (!options.Regrow)
            return Grow(sliced.FitRows(mask), growing.Patience > 0 ? sliced.StopRows() : null, growing, $"{sliced.Name}: growing", cancellation);
        if (growing.Patience == 0)
            return Grow(sliced.RowsBeforeCalibration(mask), null, growing, $"{sliced.Name}: growing", cancellation);

        var first = Grow(sliced.FitRows(mask), sliced.StopRows(), growing, $"{sliced.Name}: growing", cancellation);
        var kept = growing with { Trees = Math.Max(1, first.Forest.Trees.Count), Patience = 0 };
        var second = Grow(sliced.RowsBeforeCalibration(mask), null, kept, $"{sliced.Name}: growing from all rows before calibration", cancellation);
        return second with
        {
            ValidationLogLoss = first.ValidationLogLoss,
            BinTime = first.BinTime + second.BinTime,
            GrowTime = first.GrowTime + second.GrowTime,
        };
    }

    private GrownForest Grow(TrainingTable rows, TrainingTable? stop, BoostingOptions growing, string name, CancellationToken cancellation)
    {
        using var stage = stages.Begin(name, growing.Trees);
        return trainer.Train(rows, stop, growing, new GrowingProgress(stage), cancellation);
    }

    private OutcomeReport Measure(SlicedOutcome sliced, LearnedOutcome learned, Calibrator calibrator)
    {
        var forest = learned.Grown.Forest;
        var (schema, rows, seed) = (sliced.Schema, sliced.Test, options.Growing.Seed);
        var labels = sliced.TestCases.Labels(sliced.Index, rows);
        var customers = CustomerGroups.Of(sliced.TestCases.Table, rows);
        double[] MarginsThrough(HistoryMask mask) => sliced.TestCases.Margins(forest, sliced.Moment, rows, mask, options.Threads);
        Performance Performing(double[] probabilities) => Performance.Measure(labels, probabilities, customers, seed, options.Draws);
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
            Performance = Performing(probabilities),
            PartialHistory = Without(HistoryMask.HalfOfTheCells(schema, seed)),
            NoHistory = Without(HistoryMask.Everything(schema)),
            Before = ReliabilityCurve.Of(labels, [.. margins.Select(margin => 1 / (1 + Math.Exp(-margin)))]),
            After = ReliabilityCurve.Of(labels, probabilities),
            Importance = Importance(sliced, forest),
        };
    }

    private Dictionary<string, double> Importance(SlicedOutcome sliced, Forest forest)
    {
        var count = Math.Min(ImportanceRows, sliced.Test.Length);
        int[] rows = [.. Enumerable.Range(0, count).Select(i => sliced.Test[(int)((long)i * sliced.Test.Length / count)])];
        var matrix = sliced.TestCases.Matrix(sliced.Moment, rows, HistoryMask.Nothing(sliced.Schema));
        var contributions = new double[matrix.Length];
        forest.Contributions(matrix, contributions, options.Threads);
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
