using System.Diagnostics;
using System.Globalization;
using Predictor.Boosting;
using Predictor.Models.Bundles;
using Predictor.Training.Choosing;
using Predictor.Training.Output;

namespace Predictor.Training.Pipeline;

/// <summary>One outcome at one moment: mask, choose, grow; <see cref="OutcomeMeasuring"/> calibrates and measures what was grown.</summary>
internal sealed class OutcomeTraining(IForestTrainer trainer, TrainingOptions options, IStages stages)
{
    public (OutcomeModel Model, OutcomeRun Run) Train(SlicedOutcome sliced, HistoryMask mask, CancellationToken cancellation) =>
        Train(sliced, () => options.Chooses ? Choose(sliced, mask, cancellation) : Slice(sliced, mask, cancellation), cancellation);

    /// <summary>What comes after choosing, from a choice that was made elsewhere.</summary>
    /// <param name="sliced">The outcome's rows.</param>
    /// <param name="mask">Hides history.</param>
    /// <param name="choice">On rolling cuts of these rows.</param>
    /// <param name="decided">Names of the options that were chosen.</param>
    /// <param name="cancellation">Stops between trees.</param>
    public (OutcomeModel Model, OutcomeRun Run) Train(
        SlicedOutcome sliced, HistoryMask mask, Choice choice, IReadOnlyCollection<string> decided, CancellationToken cancellation) =>
        Train(sliced, () => Learn(sliced, mask, choice, decided, cancellation), cancellation);

    private (OutcomeModel Model, OutcomeRun Run) Train(SlicedOutcome sliced, Func<LearnedOutcome> learn, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var learned = learn();
        var run = new OutcomeRun(learned.BinTime.TotalSeconds, learned.GrowTime.TotalSeconds, Stopwatch.GetElapsedTime(started).TotalSeconds);

        using var stage = stages.Begin($"{sliced.Name}: calibrating and measuring");
        var model = new OutcomeMeasuring(options.Growing.Seed, options.Draws, options.Threads).Measure(sliced, learned);
        stage.Advance(1, string.Create(CultureInfo.InvariantCulture, $"test AUC {model.Report.Performance.Auc.Value:0.000}"));
        cancellation.ThrowIfCancellationRequested();
        return (model, run);
    }

    /// <summary>Chooses on rolling cuts, grows from all rows before the test slice, and calibrates on the margins of the newest rows before they grew any tree.</summary>
    private LearnedOutcome Choose(SlicedOutcome sliced, HistoryMask mask, CancellationToken cancellation)
    {
        var trials = new RollingTrials(trainer, stages, sliced, mask, options.Growing.Seed, options.Threads);
        return Learn(sliced, mask, RollingChoice.Choose(trials, Candidates.Of(options, sliced), cancellation), Candidates.Decided, cancellation);
    }

    /// <summary>Grows what was chosen from all rows before the test slice.</summary>
    public LearnedOutcome Learn(SlicedOutcome sliced, HistoryMask mask, Choice choice, IReadOnlyCollection<string> decided, CancellationToken cancellation)
    {
        var grown = Grow(sliced.GrowingRows(sliced.BeforeTest, mask), null, choice.Growing, $"{sliced.Name}: growing from all rows before the test slice", cancellation);
        return new LearnedOutcome
        {
            Forest = grown.Forest,
            BinTime = grown.BinTime + choice.BinTime,
            GrowTime = grown.GrowTime + choice.GrowTime,
            Fit = sliced.BeforeTest,
            Stop = choice.Later,
            Calibration = choice.Calibration,
            Margins = choice.Margins,
            Chosen = options.DescribeChosen(choice.Growing, decided),
        };
    }

    /// <summary>Grows, stops and calibrates on slices of their own.</summary>
    private LearnedOutcome Slice(SlicedOutcome sliced, HistoryMask mask, CancellationToken cancellation)
    {
        var grown = Grow(sliced, mask, cancellation);
        return new LearnedOutcome
        {
            Forest = grown.Forest,
            BinTime = grown.BinTime,
            GrowTime = grown.GrowTime,
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
}
