namespace Predictor.Evaluation.Profit;

/// <summary>
/// Expected maximum profit for churn (EMPC: Verbraken, Verbeke, Baesens, 2013) and its extension to customers of different value, in closed form.
/// </summary>
/// <param name="PerRow">Profit of a campaign that contacts the best share for each rate of acceptance, expected over rates; money per row.</param>
/// <param name="Share">Share of the rows that such a campaign contacts, expected over rates (the paper's eta), 0 to 1.</param>
/// <remarks>
/// At a rate g of acceptance a contacted leaver of value v brings g (v - offer) - contact, anyone else contacted -(offer + contact). Contacting all rows
/// above a threshold is so a line a g - b, and the best threshold at g is the upper envelope of those lines. Each of its pieces is integrated against the
/// beta density by incomplete beta functions. Rows with equal scores are contacted together; a part of them lies between two lines and so never above both.
/// </remarks>
public sealed record ExpectedMaximumProfit(double PerRow, double Share)
{
    public static ExpectedMaximumProfit Undefined { get; } = new(double.NaN, double.NaN);

    /// <summary>O(n log n). Undefined (NaN) without rows; without leavers it is 0.</summary>
    /// <param name="labels">0 or 1 (leaves).</param>
    /// <param name="scores">Who is contacted first; only their order counts.</param>
    /// <param name="economics">Null: the paper's.</param>
    /// <param name="values">
    /// What each row's customer is worth, money; empty: all <see cref="ChurnEconomics.Value"/>. A missing one (NaN) counts as that, one below 0 as 0.
    /// </param>
    /// <exception cref="ArgumentException">Lengths differ, a label is neither 0 nor 1, a score is NaN, a value infinite, economics out of range.</exception>
    public static ExpectedMaximumProfit Of(
        ReadOnlySpan<float> labels, ReadOnlySpan<double> scores, ChurnEconomics? economics = null, ReadOnlySpan<double> values = default)
    {
        LabelledScores.Check(labels, scores, areProbabilities: false);
        economics ??= ChurnEconomics.Default;
        var saved = SavedValues.Of(labels.Length, economics, values);
        var keys = scores.ToArray();
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        var envelope = new ProfitEnvelope(economics, labels.Length);
        for (int end = keys.Length, start; end > 0; end = start)
        {
            long positives = 0;
            var value = 0.0;
            for (start = end; start > 0 && keys[start - 1] == keys[end - 1]; start--)
            {
                var row = order[start - 1];
                positives += (long)labels[row];
                value += labels[row] * saved[row];
            }

            envelope.Add(positives, end - start - positives, value);
        }

        return envelope.Integrate();
    }
}
