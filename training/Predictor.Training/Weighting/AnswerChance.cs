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
    private readonly CrossFittedChance _chance;

    private AnswerChance(CrossFittedChance chance) => _chance = chance;

    /// <param name="cases">The cases.</param>
    /// <param name="outcome">Whose label is a survey's answer.</param>
    /// <param name="slices">Of the outcome; no case of its test slice teaches.</param>
    /// <param name="leftOut">By row: whether nothing is learned from it; null: from all.</param>
    /// <param name="options">Seed and threads.</param>
    /// <param name="cancellation">Stops between trees.</param>
    /// <exception cref="DataException">Too few cases without an answer, or with one.</exception>
    public static AnswerChance Learn(EncodedTable cases, int outcome, OutcomeSlices slices, bool[]? leftOut, TrainingOptions options, CancellationToken cancellation)
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

        var before = new CasesBeforeTest(table, outcome, slices);
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row =>
            latest[row] == row && leftOut?[row] != true && before.Holds(row) && (isAnswered[row] || !isKnown[row]))];
        return new AnswerChance(CrossFittedChance.Learn(
            $"{name}: the chance of an answer", cases, Moment.Closure, rows, [.. rows.Select(row => isAnswered[row])], options.Growing.Seed, options.Threads, cancellation));
    }

    public SlicedOutcome Weigh(SlicedOutcome sliced) => InverseWeights.Apply(sliced, "answered", _chance, _chance.Rate, (cases, rows) =>
    {
        var latest = LatestRows.Of(cases.Table);
        return _chance.Of(cases, Array.ConvertAll(rows, row => latest[row]));
    });

    /// <summary>Whether the answer came before the moment, so that there was none to wait for; a file says when only of labels that count.</summary>
    private static bool WasKnownBefore(CaseTable table, int outcome, int row) =>
        table is { At: { } at } && table.Labels[outcome] is { Ends: { } ends, Values: { } values } && values[row] < 0 && ends[row] > 0 && ends[row] < at[row];
}
