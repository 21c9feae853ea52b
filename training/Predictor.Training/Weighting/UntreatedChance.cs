using Predictor.Cases;
using Predictor.Training.Pipeline;
using Predictor.Training.Treating;

namespace Predictor.Training.Weighting;

/// <summary>
/// The chance that a case is left alone while its outcome can still come, learned from all cases, treated or not. It is asked of what is known of the case at its
/// latest moment, for arrival rows too: what to do is decided by how the case was handled, and that shows only then.
/// </summary>
internal sealed class UntreatedChance
{
    private readonly CrossFittedChance _chance;

    private UntreatedChance(CrossFittedChance chance) => _chance = chance;

    /// <param name="sliced">Cut without its treated rows; both moments of an outcome share what is learned.</param>
    /// <param name="treatment">Of the outcome.</param>
    /// <param name="options">Seed and threads.</param>
    /// <param name="cancellation">Stops between trees.</param>
    /// <exception cref="DataException">Too few cases that were left alone, or that were not.</exception>
    public static UntreatedChance Learn(SlicedOutcome sliced, Treatment treatment, TrainingOptions options, CancellationToken cancellation)
    {
        var (table, outcome) = (sliced.Cases.Table, sliced.Outcome);
        var latest = LatestRows.Of(table);

        // Who has no label cannot meet the outcome any more and is nobody's to stand for, unless a label is an answer that did not come.
        var counts = new bool[table.Rows];
        for (var row = 0; row < table.Rows; row++)
        {
            counts[latest[row]] |= table.Labels[sliced.Index].Values[row] >= 0 || options.WeightAnswers.Contains(outcome.Name);
        }

        var before = new CasesBeforeTest(table, sliced.Index, sliced.Slices);
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => latest[row] == row && counts[row] && before.Holds(row))];
        return new UntreatedChance(CrossFittedChance.Learn(
            $"{outcome.Name}: the chance of being left alone", sliced.Cases, Moment.Closure, rows, [.. rows.Select(row => !treatment.Rows[row])],
            options.Growing.Seed, options.Threads, cancellation));
    }

    public SlicedOutcome Weigh(SlicedOutcome sliced) => InverseWeights.Apply(sliced, "untreated", _chance, _chance.Rate, (cases, rows) =>
    {
        var latest = LatestRows.Of(cases.Table);
        return _chance.Of(cases, Array.ConvertAll(rows, row => latest[row]));
    });
}
