namespace Predictor.Evaluation.Ratios;

/// <summary>Observed and expected, summed by group, with what of customers' sums their variance needs.</summary>
internal sealed class GroupSums(int groups)
{
    /// <summary>Customers whose cells are summed at a time, side by side: few enough for the garbage collector's heap of small objects.</summary>
    private const int BlockCustomers = 1024;

    public int Groups => groups;

    public int[] Rows { get; } = new int[groups];

    public int[] Customers { get; } = new int[groups];

    public double[] Observed { get; } = new double[groups];

    public double[] Expected { get; } = new double[groups];

    /// <summary>Sum of p (1 - p), the variance of independent rows.</summary>
    public double[] Binomial { get; } = new double[groups];

    private readonly double[] _observedSquares = new double[groups];
    private readonly double[] _products = new double[groups];
    private readonly double[] _expectedSquares = new double[groups];

    /// <summary>Sum over a group's customers of (observed - ratio x expected)².</summary>
    public double Gaps(int group, double ratio) =>
        Math.Max(0, _observedSquares[group] - (2 * ratio * _products[group]) + (ratio * ratio * _expectedSquares[group]));

    public static GroupSums Of(sbyte[] observed, double[] expected, int[] groups, int groupCount, CustomerOrder order)
    {
        var parts = new GroupSums[(order.Customers + BlockCustomers - 1) / BlockCustomers];
        Parallel.For(0, parts.Length, block =>
        {
            var from = block * BlockCustomers;
            parts[block] = Of(CustomerCells.Of(observed, expected, groups, groupCount, order, from, Math.Min(order.Customers, from + BlockCustomers)));
        });
        var sums = new GroupSums(groupCount);
        foreach (var part in parts)
        {
            sums.Add(part);
        }

        return sums;
    }

    private static GroupSums Of(CustomerCells cells)
    {
        var sums = new GroupSums(cells.Rows.Length);
        for (var group = 0; group < sums.Groups; group++)
        {
            for (var cell = cells.First[group]; cell < cells.First[group + 1]; cell++)
            {
                var (observed, expected) = (cells.Observed[cell], cells.Expected[cell]);
                sums.Observed[group] += observed;
                sums.Expected[group] += expected;
                sums.Binomial[group] += cells.Binomial[cell];
                sums._observedSquares[group] += observed * observed;
                sums._products[group] += observed * expected;
                sums._expectedSquares[group] += expected * expected;
            }

            sums.Customers[group] = cells.First[group + 1] - cells.First[group];
            sums.Rows[group] = cells.Rows[group];
        }

        return sums;
    }

    private void Add(GroupSums part)
    {
        for (var group = 0; group < groups; group++)
        {
            Rows[group] += part.Rows[group];
            Customers[group] += part.Customers[group];
            Observed[group] += part.Observed[group];
            Expected[group] += part.Expected[group];
            Binomial[group] += part.Binomial[group];
            _observedSquares[group] += part._observedSquares[group];
            _products[group] += part._products[group];
            _expectedSquares[group] += part._expectedSquares[group];
        }
    }
}
