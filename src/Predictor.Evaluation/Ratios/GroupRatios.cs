namespace Predictor.Evaluation.Ratios;

/// <summary>Observed over expected of every group, each by itself and pooled with the others.</summary>
/// <param name="Groups">By number of the group.</param>
/// <param name="Mean">The ratio that groups are drawn towards.</param>
/// <param name="Between">Standard deviation of the groups' true ratios around it, as the data say; 0 where they differ by no more than noise.</param>
/// <param name="Clustering">By how much several rows of a customer raise the variance, at least 1.</param>
public sealed record GroupRatios(IReadOnlyList<GroupRatio> Groups, double Mean, double Between, double Clustering)
{
    /// <summary>Customers up to whom intervals are percentiles of draws; from there on the linearised variance says the same faster.</summary>
    public const int MostDrawn = 100_000;

    /// <summary>
    /// Intervals of the ratios resample customers (percentile bootstrap), or from <see cref="MostDrawn"/> customers on are of the ratio's logarithm with the
    /// variance linearised by customers. O(rows + draws x customers).
    /// </summary>
    /// <param name="observed">1 or 0 a row; -1: does not count.</param>
    /// <param name="expected">Its probability, in [0, 1].</param>
    /// <param name="groups">Number of each row's group, from 0; -1: in none.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="order">The rows by customer.</param>
    /// <param name="level">Of intervals: 0.9.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="draws">How many.</param>
    /// <param name="expectedErrors">Relative standard error of each group's expected, where that was learned from few cases; null: none.</param>
    public static GroupRatios Of(
        sbyte[] observed, double[] expected, int[] groups, int groupCount, CustomerOrder order, double level, ulong seed, int draws, double[]? expectedErrors = null)
    {
        var sums = GroupSums.Of(observed, expected, groups, groupCount, order);
        var errors = expectedErrors ?? new double[groupCount];
        var pooling = RatioPooling.Of(sums, errors, level);
        var ratios = order.Customers <= MostDrawn
            ? RatioDraws.Intervals(sums, CustomerCells.Of(observed, expected, groups, groupCount, order, 0, order.Customers), order.Customers, level, seed, draws)
            : RatioDraws.Linearised(sums, level);
        RatioDraws.Widen(ratios, errors, level);
        return new GroupRatios(
            [
                .. Enumerable.Range(0, groupCount).Select(group => new GroupRatio(
                    sums.Rows[group],
                    sums.Customers[group],
                    sums.Observed[group],
                    sums.Expected[group],
                    ratios[group],
                    pooling.StandardErrors[group],
                    pooling.Pooled[group])),
            ],
            pooling.Mean,
            pooling.Between,
            pooling.Clustering);
    }
}
