using Predictor.Evaluation;
using Predictor.Evaluation.Distributions;
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
/// <param name="Influence">Of each contact on the difference; they sum to 0.</param>
internal sealed record GroupShift(Estimate Difference, int Before, int After, int Others, double[] Influence)
{
    private const int FewestContacts = 50;

    /// <param name="residuals">Of each contact.</param>
    /// <param name="places">Of each contact: 0 the group before, 1 the group after, 2 others before, 3 others after, -1 not looked at.</param>
    /// <param name="customers">Of each contact.</param>
    /// <param name="level">Of the interval.</param>
    /// <returns>Null: too few on one side. Without others the difference is before and after alone.</returns>
    public static GroupShift? Of(double[] residuals, sbyte[] places, int[] customers, double level)
    {
        var (counts, sums) = (new int[4], new double[4]);
        for (var i = 0; i < residuals.Length; i++)
        {
            if (places[i] < 0)
                continue;
            counts[places[i]]++;
            sums[places[i]] += residuals[i];
        }

        if (Math.Min(counts[0], counts[1]) < FewestContacts)
            return null;
        var hasOthers = Math.Min(counts[2], counts[3]) >= FewestContacts;
        double[] signs = hasOthers ? [-1, 1, 1, -1] : [-1, 1, 0, 0];
        double[] means = [.. sums.Select((sum, place) => sum / Math.Max(1, counts[place]))];
        var difference = signs.Select((sign, place) => sign * means[place]).Sum();
        var influence = new double[residuals.Length];
        for (var i = 0; i < residuals.Length; i++)
        {
            if (places[i] >= 0)
                influence[i] = signs[places[i]] * (residuals[i] - means[places[i]]) / counts[places[i]];
        }

        var half = NormalDistribution.Quantile(0.5 + (level / 2)) * ClusteredError.OfSum(influence, customers);
        return new GroupShift(new Estimate(difference, difference - half, difference + half), counts[0], counts[1], hasOthers ? counts[2] + counts[3] : 0, influence);
    }
}
