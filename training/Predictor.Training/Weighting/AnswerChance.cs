using Predictor.Cases;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;

namespace Predictor.Training.Weighting;

/// <summary>
/// The chance that a case's survey is answered, learned from all cases that could have been, answered or not. It is asked of what is known of the case
/// at its latest moment, for arrival rows too: a survey is sent once the case is closed, and what handling had to do with its being answered
/// shows only then.
/// </summary>
internal sealed class AnswerChance
{
    private const long SecondsPerDay = 86_400;

    private readonly CrossFittedChance _chance;

    private AnswerChance(CrossFittedChance chance) => _chance = chance;

    /// <param name="cases">The cases.</param>
    /// <param name="outcome">Whose label is a survey's answer.</param>
    /// <param name="slices">Of the outcome; no case of its test slice teaches.</param>
    /// <param name="options">Seed and threads.</param>
    /// <param name="cancellation">Stops between trees.</param>
    /// <exception cref="DataException">Too few cases without an answer, or with one.</exception>
    public static AnswerChance Learn(EncodedTable cases, int outcome, OutcomeSlices slices, TrainingOptions options, CancellationToken cancellation)
    {
        var (table, name) = (cases.Table, cases.Table.Schema.Outcomes[outcome].Name);
        var latest = LatestRows.Of(table);
        var isAnswered = new bool[table.Rows];
        var isKnown = new bool[table.Rows];
        for (var row = 0; row < table.Rows; row++)
        {
            isAnswered[latest[row]] |= table.Labels[outcome].Values[row] >= 0;
            isKnown[latest[row]] |= WasKnownBefore(table, outcome, row);
        }

        var testBegins = BeginningOfTest(table, slices);
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row =>
            latest[row] == row && slices.BeforeTest[row] && IsMature(table, outcome, row, testBegins) && (isAnswered[row] || !isKnown[row]))];
        return new AnswerChance(CrossFittedChance.Learn(
            $"{name}: the chance of an answer", cases, Moment.Closure, rows, [.. rows.Select(row => isAnswered[row])], options.Growing.Seed, options.Threads, cancellation));
    }

    public SlicedOutcome Weigh(SlicedOutcome sliced) => InverseWeights.Apply(sliced, "answered", _chance, _chance.Rate, (cases, rows) =>
    {
        var latest = LatestRows.Of(cases.Table);
        return _chance.Of(cases, Array.ConvertAll(rows, row => latest[row]));
    });

    /// <summary>Whether the whole time for an answer was observed, and was over when the test slice began.</summary>
    private static bool IsMature(CaseTable table, int outcome, int row, long testBegins)
    {
        if (table.At is not { } at)
            return true;
        var due = at[row] + (long)Math.Round((table.Schema.Outcomes[outcome].HorizonDays ?? 0) * SecondsPerDay);
        return due <= (table.Schema.ObservedUntil?.ToUnixTimeSeconds() ?? long.MaxValue) && due < testBegins;
    }

    /// <summary>Whether the answer came before the moment, so that there was none to wait for; a file says when only of labels that count.</summary>
    private static bool WasKnownBefore(CaseTable table, int outcome, int row) =>
        table is { At: { } at } && table.Labels[outcome] is { Ends: { } ends, Values: { } values } && values[row] < 0 && ends[row] > 0 && ends[row] < at[row];

    private static long BeginningOfTest(CaseTable table, OutcomeSlices slices) => table.At is not { } at
        ? long.MaxValue
        : Enumerable.Range(0, table.Rows).Where(row => slices.Rows[row] == Slice.Test).Select(row => at[row]).DefaultIfEmpty(long.MaxValue).Min();
}
