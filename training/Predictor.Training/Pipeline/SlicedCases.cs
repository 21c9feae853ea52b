using System.Globalization;
using Predictor.Cases;
using Predictor.Training.Checking;
using Predictor.Training.Slicing;
using Predictor.Training.Treating;

namespace Predictor.Training.Pipeline;

/// <summary>Cases cut into slices, every outcome at each of its moments, and checked: all that comes before the first tree grows.</summary>
internal sealed class SlicedCases
{
    private SlicedCases(IReadOnlyList<Vocabulary?> vocabularies, IReadOnlyList<SlicedOutcome> outcomes, HistoryMask mask) =>
        (Vocabularies, Outcomes, Mask) = (vocabularies, outcomes, mask);

    /// <summary>One a column for the whole model, learned from no row of any test slice.</summary>
    public IReadOnlyList<Vocabulary?> Vocabularies { get; }

    /// <summary>In the schema's order, each at its moments in theirs.</summary>
    public IReadOnlyList<SlicedOutcome> Outcomes { get; }

    /// <summary>Hides history from rows that grow trees.</summary>
    public HistoryMask Mask { get; }

    /// <summary>What the check of the data said.</summary>
    public Admission Admission { get; private init; } = new([], "");

    /// <summary>What a person should know of the slices, in sentences.</summary>
    public IReadOnlyList<string> Notes => [.. Admission.Notes, .. Outcomes.Select(TreatedNote).OfType<string>()];

    /// <exception cref="DataException">Slices that are too small; data that the check refuses.</exception>
    public static SlicedCases Of(TrainingCases cases, TrainingOptions options, CancellationToken cancellation)
    {
        var cut = Cut(cases, options);
        SliceSizes.Check([.. cut.Outcomes.SelectMany(each => SliceSizes.Shortages(each.Name, options.Chooses ? each.LabelsOfRolling() : each.Labels()))]);
        var findings = DataCheck.Run(new CheckedData(cases, cut.Outcomes, options.Allow, options.Growing.Seed, options.Threads), cancellation);
        return new SlicedCases(cut.Vocabularies, cut.Outcomes, cut.Mask) { Admission = Admission.Of(findings, options.Unchecked) };
    }

    /// <summary>Slices that nobody has checked.</summary>
    public static SlicedCases Cut(TrainingCases cases, TrainingOptions options)
    {
        var (table, schema, seed) = (cases.Table, cases.Schema, options.Growing.Seed);

        // Each outcome has slices of its own at each moment, for its labels end at times of their own.
        var treatments = Treatments(cases, options);
        OutcomeSlices[] slices = [.. schema.Outcomes.Select((_, outcome) => Slicer.Cut(table, outcome, options.Shares, seed, LeftOut(outcome)?.Rows))];
        OutcomeSlices[]? tests = cases.Test is { } test ? [.. schema.Outcomes.Select((_, outcome) => Slicer.TestOnly(test, outcome, LeftOut(outcome)?.TestRows))] : null;

        int[] mayLearn = [.. Enumerable.Range(0, table.Rows).Where(row => slices.All(outcome => outcome.BeforeTest[row]))];
        var vocabularies = VocabularyBuilder.Learn(table, mayLearn);
        var encoded = new EncodedTable(table, vocabularies);
        var encodedTest = cases.Test is null ? encoded : new EncodedTable(cases.Test, vocabularies);

        var sliced = new List<SlicedOutcome>();
        for (var outcome = 0; outcome < schema.Outcomes.Count; outcome++)
        {
            foreach (var moment in schema.Outcomes[outcome].Moments.Order())
            {
                sliced.Add(SlicedOutcome.Of(encoded, encodedTest, outcome, moment, slices[outcome], tests?[outcome] ?? slices[outcome]) with { Treatment = treatments?[outcome] });
            }
        }

        return new SlicedCases(vocabularies, sliced, new HistoryMask(schema, options.HistoryMissing, options.HistoryPartial, seed));

        Treatment? LeftOut(int outcome) => treatments?[outcome] is { Handling: not TreatedCases.Keep } treatment ? treatment : null;
    }

    /// <summary>Where cases that something was done about count as they are.</summary>
    private static string? TreatedNote(SlicedOutcome sliced) =>
        sliced is { Treatment.Handling: TreatedCases.Keep } && sliced.TreatedReport() is { Treated: > 0 } report
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{sliced.Name}: something was done about {report.Treated:N0} of the {report.Rows:N0} labelled rows' cases while the outcome could still come; they count as they are (--treated).")
            : null;

    /// <summary>One an outcome; null where nothing is known to have been done and nothing was asked.</summary>
    private static Treatment[]? Treatments(TrainingCases cases, TrainingOptions options)
    {
        if (cases.Actions.Count == 0 && options.Treated == TreatedCases.Keep)
            return null;
        var acted = new ActedOn(cases.Actions);
        return
        [
            .. cases.Schema.Outcomes.Select(outcome =>
            {
                var rows = acted.Rows(cases.Table, outcome);
                return new Treatment(options.Treated, rows, cases.Test is { } test ? acted.Rows(test, outcome) : rows);
            }),
        ];
    }
}
