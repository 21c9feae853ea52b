using Predictor.Boosting;
using Predictor.Models.Bundles;
using Predictor.Models.Measuring;
using Predictor.Training.Choosing;
using Predictor.Training.Comparing;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Tuning;

/// <summary>What a search found, grown like `train` grows what it chooses, and held against that on the test slice.</summary>
internal sealed class OutcomeTuning(IForestTrainer trainer, TrainingOptions options, IStages stages)
{
    /// <summary>Bootstrap draws behind the intervals of differences, as many as `compare` takes.</summary>
    private const int Draws = 1_000;

    private readonly OutcomeTraining _training = new(trainer, options, stages);

    /// <summary>The defaults stay unless the best trial beats them by more than a standard error of the rows' paired differences, as `train` chooses.</summary>
    public (OutcomeModel Model, OutcomeRun Run, TunedOutcome Tuned) Train(OutcomeSearch search, HistoryMask mask, CancellationToken cancellation)
    {
        var sliced = search.Sliced;
        var (first, best) = (search.First(cancellation), search.Best(cancellation));
        var isKept = search.BestRecord.Trial == 1 || !best.IsBetterThan(first);
        string[] decided = [.. Candidates.Decided.Union(search.Space.Names)];
        var (model, run) = _training.Train(sliced, mask, search.Choose(isKept ? first : best), decided, cancellation);
        var (excess, error) = best.Excess(first);
        var tuned = new TunedOutcome
        {
            Name = sliced.Outcome.Name,
            Moment = sliced.Moment,
            Trials = search.Records.Count,
            Stopped = search.Records.Count(record => record.Stopped),
            Defaults = SettingTried.Of(search.Records[0]),
            Best = SettingTried.Of(search.BestRecord),
            Excess = excess,
            StandardError = error,
            KeepsDefaults = isKept,
            Test = isKept ? null : Compare(search, model, mask, cancellation),
        };
        return (model, run, tuned);
    }

    private PairedFigures Compare(OutcomeSearch search, OutcomeModel tuned, HistoryMask mask, CancellationToken cancellation)
    {
        var sliced = search.Sliced;
        var usual = _training.Learn(sliced, mask, search.Choose(search.First(cancellation)), Candidates.Decided, cancellation);
        var calibrator = OutcomeMeasuring.Calibrate(sliced, usual);
        double[] Margins(Forests.Forest forest) => sliced.TestCases.Margins(forest, sliced.Moment, sliced.Test, HistoryMask.Nothing(sliced.Schema), options.Threads);
        return PairedFigures.Of(
            sliced.TestCases.Labels(sliced.Index, sliced.Test),
            Array.ConvertAll(Margins(tuned.Forest), tuned.Calibrator.Probability),
            Array.ConvertAll(Margins(usual.Forest), calibrator.Probability),
            CustomerGroups.Of(sliced.TestCases.Table, sliced.Test),
            options.Growing.Seed,
            Draws);
    }
}
