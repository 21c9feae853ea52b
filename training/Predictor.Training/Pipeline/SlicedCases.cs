using Predictor.Cases;
using Predictor.Training.Slicing;

namespace Predictor.Training.Pipeline;

/// <summary>Cases cut into slices, every outcome at each of its moments, and checked: all that comes before the first tree grows.</summary>
internal sealed class SlicedCases
{
    private SlicedCases(IReadOnlyList<Vocabulary?> vocabularies, IReadOnlyList<SlicedOutcome> outcomes, HistoryMask mask, IReadOnlyList<string> notes) =>
        (Vocabularies, Outcomes, Mask, Notes) = (vocabularies, outcomes, mask, notes);

    /// <summary>One a column for the whole model, learned from no row of any test slice.</summary>
    public IReadOnlyList<Vocabulary?> Vocabularies { get; }

    /// <summary>In the schema's order, each at its moments in theirs.</summary>
    public IReadOnlyList<SlicedOutcome> Outcomes { get; }

    /// <summary>Hides history from rows that grow trees.</summary>
    public HistoryMask Mask { get; }

    /// <summary>What a person should know of the slices, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <exception cref="DataException">Slices that are too small; columns that give a label away.</exception>
    public static SlicedCases Of(TrainingCases cases, TrainingOptions options)
    {
        var (table, schema, seed) = (cases.Table, cases.Schema, options.Growing.Seed);

        // Each outcome has slices of its own at each moment, for its labels end at times of their own.
        OutcomeSlices[] slices = [.. schema.Outcomes.Select((_, outcome) => Slicer.Cut(table, outcome, options.Shares, seed))];
        OutcomeSlices[]? tests = cases.Test is { } test ? [.. schema.Outcomes.Select((_, outcome) => Slicer.TestOnly(test, outcome))] : null;

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
        var nearLeaks = CheckLeaks(sliced, options);
        return new SlicedCases(
            vocabularies,
            sliced,
            new HistoryMask(schema, options.HistoryMissing, options.HistoryPartial, seed),
            [.. sliced.Select(each => each.PurgingBias()).OfType<string>(), .. nearLeaks]);
    }

    /// <returns>Columns that come near to giving a label away, in sentences.</returns>
    private static List<string> CheckLeaks(IEnumerable<SlicedOutcome> sliced, TrainingOptions options)
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
