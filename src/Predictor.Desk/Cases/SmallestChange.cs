using Predictor.Cases;
using Predictor.Models.Bundles;

namespace Predictor.Desk.Cases;

/// <summary>
/// The smallest change of what was done in handling by which the model would have given a probability below a threshold: of one value first, and of two where no single
/// one does. Smallest is what <see cref="ValueStep.Size"/> says, of two values together; of equally small changes the first in the schema's order.
/// </summary>
/// <param name="Values">One or two; none where nothing was found.</param>
/// <param name="Probability">With them; of nothing found NaN.</param>
/// <param name="Tried">Changes that were looked at.</param>
/// <param name="IsWhole">Whether those were all there are of one and of two values; else the smallest of them.</param>
public sealed record SmallestChange(IReadOnlyList<ChangedValue> Values, double Probability, int Tried, bool IsWhole)
{
    /// <summary>Trees that one search walks at most: some 50 ms. Counted, not timed, so that the same case always has the same answer.</summary>
    public const int MostWalks = 4_000_000;

    /// <summary>Pairs that are made: of a column with more steps evenly spread ones.</summary>
    private const int MostPairs = 100_000;

    private const int RowsAtOnce = 512;

    /// <param name="model">Of the outcome at the moment.</param>
    /// <param name="encoder">Of the row.</param>
    /// <param name="row">As scored.</param>
    /// <param name="columns">That may change, in the schema's order.</param>
    /// <param name="below">The probability that has to be undercut.</param>
    /// <param name="mostWalks">Trees to walk at most; what is beyond is left out, largest changes first.</param>
    public static SmallestChange Find(OutcomeModel model, CaseEncoder encoder, float[] row, IReadOnlyList<int> columns, double below, int mostWalks = MostWalks)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(columns);
        var search = new ChangeSearch(model, row, below, mostWalks / Math.Max(1, model.Forest.Trees.Count));
        ValueSteps[] steps = [.. columns.Select(column => ValueSteps.Of(model.Forest, encoder, column, row[column])).Where(each => each.Steps.Count > 0)];
        var most = MostSteps(steps);
        return search.First(Singles(steps), RowsAtOnce) ?? search.First(Pairs([.. steps.Select(each => (each, Spread(each.Steps, most)))]), RowsAtOnce)
            ?? new SmallestChange([], double.NaN, search.Tried, search.IsWhole && steps.All(each => each.Steps.Count <= most));
    }

    /// <summary>The most steps of a column by which there are not too many pairs.</summary>
    private static int MostSteps(ValueSteps[] steps)
    {
        var most = steps.Select(each => each.Steps.Count).DefaultIfEmpty().Max();
        while (most > 2 && PairCount(most) > MostPairs)
        {
            most = Math.Max(2, most * 3 / 4);
        }

        return most;

        long PairCount(int limit)
        {
            var (pairs, before) = (0L, 0L);
            foreach (var count in steps.Select(each => (long)Math.Min(each.Steps.Count, limit)))
            {
                pairs += before * count;
                before += count;
            }

            return pairs;
        }
    }

    private static List<Change> Singles(ValueSteps[] steps) =>
        [.. steps.SelectMany(each => each.Steps.Select(step => new Change(step.Size, Changed(each, step), null))).OrderBy(change => change.Size)];

    private static List<Change> Pairs((ValueSteps Of, ValueStep[] Spread)[] steps)
    {
        var pairs = new List<Change>();
        for (var one = 0; one < steps.Length; one++)
        {
            for (var other = one + 1; other < steps.Length; other++)
            {
                foreach (var first in steps[one].Spread)
                {
                    foreach (var second in steps[other].Spread)
                    {
                        pairs.Add(new Change(first.Size + second.Size, Changed(steps[one].Of, first), Changed(steps[other].Of, second)));
                    }
                }
            }
        }

        // A stable order: of equals the first.
        return [.. pairs.OrderBy(change => change.Size)];
    }

    private static ChangedValue Changed(ValueSteps of, ValueStep to) => new(of.Column, of.Was, to.Value);

    private static ValueStep[] Spread(IReadOnlyList<ValueStep> steps, int most) =>
        steps.Count <= most ? [.. steps] : [.. Enumerable.Range(0, most).Select(i => steps[i * (steps.Count - 1) / (most - 1)])];
}
