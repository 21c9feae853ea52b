using System.Globalization;
using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Training.Choosing;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;
using Predictor.Training.Tuning.Journal;
using Predictor.Training.Tuning.Space;
using Predictor.Training.Weighting;

namespace Predictor.Training.Tuning;

/// <summary>
/// Searches the learner's options for each outcome at each moment on rolling cuts of the rows before the test slice, trains a model with the best, and holds
/// it on the test slice, which nothing has looked at until then, against what `train` would have chosen. From top to bottom.
/// </summary>
/// <param name="trainer">Grows.</param>
/// <param name="options">Of training; what was said stays as said in every trial.</param>
/// <param name="trials">Of each outcome at each moment.</param>
/// <param name="stages">Told of each trial.</param>
internal sealed class ModelTuning(IForestTrainer trainer, TrainingOptions options, int trials, IStages stages)
{
    /// <param name="name">Of the model.</param>
    /// <param name="cases">To learn from.</param>
    /// <param name="open">Opens the journal of a search.</param>
    /// <param name="cancellation">Stops between trees; the trials that ended by then are in the journal.</param>
    /// <exception cref="DataException">Slices that are too small; data that the check refuses; the journal of another search; nothing to search.</exception>
    public TunedModel Tune(string name, TrainingCases cases, Func<SearchIdentity, TrialJournal> open, CancellationToken cancellation)
    {
        var sliced = SlicedCases.Of(cases, options, cancellation);
        using var journal = open(SearchIdentity.Of(cases, sliced, Deciding(SearchSpace.AllNames), trainer.Name));
        var weighted = new LabelWeighing(options, stages).Weigh(sliced.Outcomes, cancellation);
        OutcomeSearch[] searches = [.. weighted.Select(each => new OutcomeSearch(
            each, options, new RollingTrials(trainer, NoStages.Instance, each, sliced.Mask, options.Growing.Seed, options.Threads)))];
        var resumed = Resume(searches, journal);
        Search(searches, journal, cancellation);

        var told = Deciding(searches.SelectMany(search => search.Space.Names));
        var tuned = searches.Select(search => new OutcomeTuning(trainer, told, stages).Train(search, sliced.Mask, cancellation)).ToArray();
        TunedOutcome[] outcomes = [.. tuned.Select(each => each.Tuned)];
        var trained = new ModelTraining(trainer, told, stages).Compose(
            name, cases, sliced, [.. tuned.Select(each => (each.Model, each.Run))], Describe(outcomes));
        return new TunedModel(trained, outcomes, resumed);
    }

    private TrainingOptions Deciding(IEnumerable<string> searched) => options with { Decided = [.. Candidates.Decided.Union(searched)] };

    private int Resume(OutcomeSearch[] searches, TrialJournal journal)
    {
        var resumed = 0;
        foreach (var trial in journal.Trials)
        {
            var search = searches.FirstOrDefault(each => each.Sliced.Outcome.Name == trial.Outcome && each.Sliced.Moment == trial.Moment)
                ?? throw new DataException($"{journal.Path} holds trials of {trial.Outcome}, which is not searched here.");
            if (trial.Trial > trials)
                continue;
            search.Resume(trial);
            resumed++;
        }

        return resumed;
    }

    /// <summary>A trial of each in turn, so that all have come equally far whenever it is stopped.</summary>
    private void Search(OutcomeSearch[] searches, TrialJournal journal, CancellationToken cancellation)
    {
        IStage[] watched = [.. searches.Select(search => stages.Begin($"{search.Sliced.Name}: searching", trials))];
        try
        {
            for (var number = 1; number <= trials; number++)
            {
                for (var i = 0; i < searches.Length; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (searches[i].Records.Count >= number || searches[i].IsExhausted || searches[i].Next(cancellation) is not { } record)
                        continue;
                    journal.Append(record);
                    watched[i].Tell(number, SearchWords.Of(record, searches[i], trials));
                }
            }
        }
        finally
        {
            foreach (var stage in watched)
            {
                stage.Dispose();
            }
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Describe(IEnumerable<TunedOutcome> tuned) =>
    [
        new(Provenance.TrialsOption, trials.ToString(CultureInfo.InvariantCulture)),
        .. tuned.Select(each => KeyValuePair.Create($"tuned {each.Place}", SearchWords.Of(each))),
    ];
}
