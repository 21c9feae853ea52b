using Predictor.Evaluation;
using Predictor.Evaluation.Distributions;
using Predictor.Ledger.Contacts;
using Predictor.Ledger.Contrasts;

namespace Predictor.Ledger.Targets;

/// <summary>
/// Difference in differences of residuals: how a group moved from before to after, less how the others did. Residuals are what came less what the cases
/// lead to expect, so that a change of the cases is no change; intervals are clustered by customer.
/// </summary>
/// <param name="Difference">A contact.</param>
/// <param name="Before">Contacts of the group before.</param>
/// <param name="After">And after.</param>
/// <param name="Others">Contacts of the others, before and after.</param>
/// <param name="Influence">Of a contact on the difference; all sum to 0.</param>
internal sealed record GroupShift(Estimate Difference, int Before, int After, int Others, Func<int, double> Influence)
{
    private const int FewestContacts = 50;

    private const int Places = 4;

    /// <param name="customers">Of each contact, from 0.</param>
    /// <param name="count">How many customers there are.</param>
    /// <param name="residual">Of a contact that is looked at.</param>
    /// <param name="place">Of a contact: 0 the group before, 1 the group after, 2 others before, 3 others after, -1 not looked at.</param>
    /// <param name="blocks">Who works.</param>
    /// <param name="level">Of the interval.</param>
    /// <returns>Null: too few on one side. Without others the difference is before and after alone.</returns>
    public static GroupShift? Of(int[] customers, int count, Func<int, double> residual, Func<int, int> place, RowBlocks blocks, double level)
    {
        var (counts, sums) = Sums(customers.Length, residual, place, blocks);
        if (Math.Min(counts[0], counts[1]) < FewestContacts)
            return null;
        var hasOthers = Math.Min(counts[2], counts[3]) >= FewestContacts;
        double[] signs = hasOthers ? [-1, 1, 1, -1] : [-1, 1, 0, 0];
        double[] means = [.. sums.Select((sum, at) => sum / Math.Max(1, counts[at]))];
        var difference = signs.Select((sign, at) => sign * means[at]).Sum();
        double Influence(int i) => place(i) is >= 0 and var at ? signs[at] * (residual(i) - means[at]) / counts[at] : 0;
        var half = NormalDistribution.Quantile(0.5 + (level / 2)) * ClusteredError.OfSum(customers, count, Influence, blocks);
        return new GroupShift(new Estimate(difference, difference - half, difference + half), counts[0], counts[1], hasOthers ? counts[2] + counts[3] : 0, Influence);
    }

    private static (int[] Counts, double[] Sums) Sums(int rows, Func<int, double> residual, Func<int, int> place, RowBlocks blocks)
    {
        var parts = blocks.Parts(rows, (first, end) =>
        {
            var (counts, sums) = (new int[Places], new double[Places]);
            for (var i = first; i < end; i++)
            {
                if (place(i) is not (>= 0 and var at))
                    continue;
                counts[at]++;
                sums[at] += residual(i);
            }

            return (Counts: counts, Sums: sums);
        });
        int[] places = [.. Enumerable.Range(0, Places)];
        return (Array.ConvertAll(places, at => parts.Sum(part => part.Counts[at])), Array.ConvertAll(places, at => parts.Sum(part => part.Sums[at])));
    }
}
