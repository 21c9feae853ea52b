namespace Predictor.Evaluation.Ratios;

/// <summary>Observed and expected, summed by group and customer: the cells of a group lie together, in order of customers.</summary>
internal sealed class CustomerSums
{
    private CustomerSums(int groups, int cells)
    {
        First = new int[groups + 1];
        Rows = new int[groups];
        (Observed, Expected, Binomial) = (new double[groups], new double[groups], new double[groups]);
        Customer = new int[cells];
        (CellObserved, CellExpected) = (new double[cells], new double[cells]);
    }

    public int Groups => Rows.Length;

    /// <summary>Position of each group's first cell, and behind the last one.</summary>
    public int[] First { get; }

    public int[] Rows { get; }

    public double[] Observed { get; }

    public double[] Expected { get; }

    /// <summary>Sum of p (1 - p), the variance of independent rows.</summary>
    public double[] Binomial { get; }

    public int[] Customer { get; }

    public double[] CellObserved { get; }

    public double[] CellExpected { get; }

    public static CustomerSums Of(
        ReadOnlySpan<double> observed, ReadOnlySpan<double> expected, ReadOnlySpan<int> groups, int groupCount, ReadOnlySpan<int> customers, int customerCount)
    {
        var order = ByGroupThenCustomer(groups, groupCount, customers, customerCount);
        var cells = 0;
        for (var i = 0; i < order.Length; i++)
        {
            cells += IsNewCell(order, i, groups, customers) ? 1 : 0;
        }

        var sums = new CustomerSums(groupCount, cells);
        var cell = -1;
        for (var i = 0; i < order.Length; i++)
        {
            var row = order[i];
            var group = groups[row];
            if (IsNewCell(order, i, groups, customers))
            {
                cell++;
                sums.Customer[cell] = customers[row];
                sums.First[group + 1]++;
            }

            sums.CellObserved[cell] += observed[row];
            sums.CellExpected[cell] += expected[row];
            sums.Observed[group] += observed[row];
            sums.Expected[group] += expected[row];
            sums.Binomial[group] += expected[row] * (1 - expected[row]);
            sums.Rows[group]++;
        }

        for (var group = 0; group < groupCount; group++)
        {
            sums.First[group + 1] += sums.First[group];
        }

        return sums;
    }

    private static bool IsNewCell(int[] order, int i, ReadOnlySpan<int> groups, ReadOnlySpan<int> customers) =>
        i == 0 || groups[order[i]] != groups[order[i - 1]] || customers[order[i]] != customers[order[i - 1]];

    /// <summary>Two counting sorts; rows in no group are left out.</summary>
    private static int[] ByGroupThenCustomer(ReadOnlySpan<int> groups, int groupCount, ReadOnlySpan<int> customers, int customerCount)
    {
        var kept = new List<int>(groups.Length);
        for (var row = 0; row < groups.Length; row++)
        {
            if (groups[row] >= 0)
            {
                kept.Add(row);
            }
        }

        return Sort(Sort([.. kept], customers, customerCount), groups, groupCount);
    }

    private static int[] Sort(int[] rows, ReadOnlySpan<int> keys, int count)
    {
        var place = new int[count + 1];
        foreach (var row in rows)
        {
            place[keys[row] + 1]++;
        }

        for (var key = 0; key < count; key++)
        {
            place[key + 1] += place[key];
        }

        var sorted = new int[rows.Length];
        foreach (var row in rows)
        {
            sorted[place[keys[row]]++] = row;
        }

        return sorted;
    }
}
