using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Training.Output;
using Predictor.Training.Slicing;

namespace Predictor.Training.Pipeline;

/// <summary>Cases into a model. The whole of training, from top to bottom; <see cref="OutcomeTraining"/> is its inner half.</summary>
internal sealed class ModelTraining(IForestTrainer trainer, TrainingOptions options, IStages stages)
{
    /// <exception cref="DataException">Slices that are too small; columns that give a label away.</exception>
    /// <exception cref="TrainingException">Options out of range.</exception>
    public TrainedModel Train(string name, TrainingCases cases, CancellationToken cancellation)
    {
        var (table, schema, seed) = (cases.Table, cases.Schema, options.Growing.Seed);

        // Each outcome has slices of its own at each moment, for its labels end at times of their own.
        OutcomeSlices[] slices = [.. schema.Outcomes.Select((_, outcome) => Slicer.Cut(table, outcome, options.Shares, seed))];
        OutcomeSlices[]? tests = cases.Test is { } test ? [.. schema.Outcomes.Select((_, outcome) => Slicer.TestOnly(test, outcome))] : null;

        // One vocabulary a column for the whole model, learned from no row of any test slice.
        int[] mayLearn = [.. Enumerable.Range(0, table.Rows).Where(row => slices.All(outcome => outcome.BeforeTest[row]))];
        var vocabularies = VocabularyBuilder.Learn(table, mayLearn);
        var encoded = new EncodedTable(table, vocabularies);
        var encodedTest = cases.Test is null ? encoded : new EncodedTable(cases.Test, vocabularies);

        // What is wrong with any outcome is said before the first tree grows.
        var sliced = new List<SlicedOutcome>();
        for (var outcome = 0; outcome < schema.Outcomes.Count; outcome++)
        {
            foreach (var moment in schema.Outcomes[outcome].Moments.Order())
            {
                sliced.Add(SlicedOutcome.Of(encoded, encodedTest, outcome, moment, slices[outcome], tests?[outcome] ?? slices[outcome]));
            }
        }

        SliceSizes.Check([.. sliced.SelectMany(each => SliceSizes.Shortages(each.Name, options.Chooses ? each.LabelsOfRolling() : each.Labels()))]);
        var nearLeaks = CheckLeaks(sliced);

        var mask = new HistoryMask(schema, options.HistoryMissing, options.HistoryPartial, seed);
        var trained = sliced.Select(each => new OutcomeTraining(trainer, options, stages).Train(each, mask, cancellation)).ToArray();
        return new TrainedModel(
            new Model
            {
                Name = name,
                Version = 0,
                Schema = schema,
                FeaturesSql = cases.FeaturesSql,
                Encoder = new CaseEncoder(schema, vocabularies),
                Outcomes = [.. trained.Select(each => each.Model)],
                Provenance = new Provenance
                {
                    Data = cases.About,
                    DataFingerprint = cases.Fingerprint,
                    Seed = seed,
                    Trainer = trainer.Name,
                    Options = options.Describe().Concat(cases.Describe()).ToDictionary(),
                },
            },
            [.. trained.Select(each => each.Run)],
            [.. sliced.Select(each => each.PurgingBias()).OfType<string>(), .. nearLeaks]);
    }

    /// <returns>Columns that come near to giving a label away, in sentences.</returns>
    private List<string> CheckLeaks(IEnumerable<SlicedOutcome> sliced)
    {
        var (leaks, near) = (new List<string>(), new List<string>());
        foreach (var each in sliced)
        {
            foreach (var finding in LeakGuard.Examine(each.FitRows(HistoryMask.Nothing(each.Schema)), options.Allow))
            {
                if (finding.IsRefused)
                    leaks.Add($"{each.Name}: {finding.Words}");
                else
                    near.Add($"{each.Name}: {finding.Words}; see that it is known before the label is.");
            }
        }

        if (leaks.Count > 0)
        {
            throw new DataException(
                $"A column gives the label away: {string.Join("; ", leaks)}. Leave it out (--ignore COLUMN, or \"ignore\": true in the schema), "
                + "say when it is truly known (\"knownAt\" in the schema), or, if it is honest, train with --allow COLUMN.");
        }

        return near;
    }
}
