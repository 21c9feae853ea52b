using System.Globalization;
using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Training.Choosing;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;
using Predictor.Training.Tuning.Journal;
using Predictor.Training.Tuning.Space;
using Predictor.Training.Tuning.Suggesting;

namespace Predictor.Training.Tuning;

/// <summary>
/// The search of one outcome at one moment. Its first trial is what `train` would choose; each next one is suggested by those before it, grown before one cut,
/// two, then all, and given up as soon as the rows later than those cuts show that it is worse than the best so far. All of it follows from the trials
/// in the journal, so that a search goes on from there as if it had never stopped.
/// </summary>
internal sealed class OutcomeSearch
{
    /// <summary>Standard errors of the rows' paired differences by which a trial is given up: a good one is so once in forty looks or less.</summary>
    private const double GivenUpErrors = 2;

    /// <summary>Trees to look at, as a multiple of those that the first trial was best with; shorter steps take as many more, smaller trees the root of it.</summary>
    private const double Reach = 2;

    private const int MostTrees = 2_000;
    private const int FewestTrees = 50;

    /// <summary>Relative: what is measured again is the same to the bit on one machine, and nearly so on another.</summary>
    private const double Tolerance = 1e-7;

    private readonly RollingTrials _trials;
    private readonly BoostingOptions[] _candidates;
    private readonly Suggester _suggester;
    private readonly bool _isTreesSaid;
    private readonly List<TrialRecord> _records = [];
    private Trial? _first;
    private (int Number, Trial Trial)? _best;

    /// <param name="sliced">Whose rows before the test slice are searched on.</param>
    /// <param name="options">Of training.</param>
    /// <param name="trials">Its rolling folds.</param>
    public OutcomeSearch(SlicedOutcome sliced, TrainingOptions options, RollingTrials trials)
    {
        (Sliced, _trials) = (sliced, trials);
        _candidates = Candidates.Of(options, sliced);
        _isTreesSaid = options.Said.Contains(nameof(BoostingOptions.Trees));
        Space = SearchSpace.Of(sliced, options.Said.Contains);
        if (Space.Options.Count == 0)
            throw new DataException($"{sliced.Name}: every option that could be searched was said, so that there is nothing to tune.");
        _suggester = new Suggester(Space, (ulong)(SeededHash.Share(options.Growing.Seed, sliced.Name) * (1UL << 53)));
    }

    public SlicedOutcome Sliced { get; }

    public SearchSpace Space { get; }

    public IReadOnlyList<TrialRecord> Records => _records;

    /// <summary>Whether there was no other setting left to try.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>The one of least log loss of all that were not given up.</summary>
    public TrialRecord BestRecord => _records.Where(record => !record.Stopped).MinBy(record => record.LogLoss)!;

    /// <summary>Takes a trial that an earlier run made.</summary>
    /// <exception cref="DataException">It is not the next one of this search.</exception>
    public void Resume(TrialRecord record)
    {
        var expected = Space.Names.Select(TrainingOptions.CamelCase);
        if (record.Trial != _records.Count + 1 || !record.Options.Keys.Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal)))
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"The journal of the search is not whole: trial {record.Trial} of {Sliced.Name} does not follow trial {_records.Count}."));
        _records.Add(record);
    }

    /// <returns>What the next trial found; null where there is no setting left to try.</returns>
    public TrialRecord? Next(CancellationToken cancellation)
    {
        if (_records.Count == 0)
        {
            _first = RollingChoice.Best(_trials, _candidates, cancellation);
            _best = (1, _first);
            return Add(_first, _trials.Folds.Count, 0, isStopped: false);
        }

        var first = First(cancellation);
        if (_suggester.Next([.. _records.Select(record => new TriedSetting(ValuesOf(record), record.Excess))]) is not { } values)
        {
            IsExhausted = true;
            return null;
        }

        var best = Best(cancellation);
        var (trial, cuts) = Race(Setting(values), best, cancellation);
        var isStopped = cuts < _trials.Folds.Count;
        var record = Add(trial, cuts, isStopped ? BestRecord.Excess + trial.Excess(best).Mean : trial.Excess(first).Mean, isStopped);
        if (BestRecord == record)
            _best = (record.Trial, trial);
        return record;
    }

    /// <summary>What `train` would choose.</summary>
    public Trial First(CancellationToken cancellation) => _first ??= Measure(_records[0], cancellation);

    /// <summary>The best trial, measured on all folds.</summary>
    public Trial Best(CancellationToken cancellation)
    {
        var record = BestRecord;
        if (_best is not { } best || best.Number != record.Trial)
            _best = best = (record.Trial, record.Trial == 1 ? First(cancellation) : Measure(record, cancellation));
        return best.Trial;
    }

    public Choice Choose(Trial trial) => RollingChoice.Of(_trials, trial);

    private (Trial Trial, int Cuts) Race(BoostingOptions setting, Trial best, CancellationToken cancellation)
    {
        var margins = new List<FoldMargins>();
        for (var next = 1; ; next *= 2)
        {
            var end = 2 * next > _trials.Folds.Count ? _trials.Folds.Count : next;
            margins.AddRange(_trials.Grow(setting, margins.Count..end, cancellation));
            var trial = _trials.Measure(setting, margins);
            if (end == _trials.Folds.Count || (trial.Excess(best) is var (mean, error) && mean > GivenUpErrors * error))
                return (trial, end);
        }
    }

    private BoostingOptions Setting(double[] values)
    {
        var (setting, first) = (Space.With(_candidates[0], values), _records[0]);
        var start = Space.With(_candidates[0], ValuesOf(first));
        var trees = Reach * first.Trees * Math.Sqrt(Math.Max(1, (double)start.Leaves / setting.Leaves)) * (start.LearningRate / setting.LearningRate);
        var most = _isTreesSaid ? _candidates[0].Trees : MostTrees;
        return setting with { Trees = Math.Min(most, Math.Max(FewestTrees, (int)Math.Ceiling(trees))) };
    }

    /// <summary>A trial that an earlier run made, made again.</summary>
    private Trial Measure(TrialRecord record, CancellationToken cancellation)
    {
        var trial = _trials.Measure(Space.With(_candidates[0], ValuesOf(record)) with { Trees = record.MostTrees }, cancellation);
        return Math.Abs(trial.Loss - record.LogLoss) <= Tolerance * record.LogLoss
            ? trial
            : throw new DataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Sliced.Name}: trial {record.Trial} made again has a log loss of {trial.Loss:R}, and the journal of the search says {record.LogLoss:R}. Another version of this program made it; begin anew with another --journal."));
    }

    private TrialRecord Add(Trial trial, int cuts, double excess, bool isStopped)
    {
        var record = new TrialRecord
        {
            Outcome = Sliced.Outcome.Name,
            Moment = Sliced.Moment,
            Trial = _records.Count + 1,
            Options = Space.Options.ToDictionary(option => TrainingOptions.CamelCase(option.Name), option => option.Get(trial.Options)),
            MostTrees = trial.Options.Trees,
            Cuts = cuts,
            Trees = trial.Trees,
            LogLoss = trial.Loss,
            Excess = excess,
            Stopped = isStopped,
        };
        _records.Add(record);
        return record;
    }

    private double[] ValuesOf(TrialRecord record) => [.. Space.Names.Select(name => record.Options[TrainingOptions.CamelCase(name)])];
}
