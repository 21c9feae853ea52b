namespace Predictor.Evaluation.Ratios;

/// <summary>Observed and expected of some customers, summed by group and customer: the cells of a group lie together, in order of customers.</summary>
internal sealed class CustomerCells
{
    private CustomerCells(int groups, int cells)
    {
        First = new int[groups + 1];
        Rows = new int[groups];
        (Customer, Observed, Expected, Binomial) = (new int[cells], new double[cells], new double[cells], new double[cells]);
    }

    /// <summary>Position of each group's first cell, and behind the last one.</summary>
    public int[] First { get; }

    /// <summary>By group.</summary>
    public int[] Rows { get; }

    public int[] Customer { get; }

    public double[] Observed { get; }

    public double[] Expected { get; }

    /// <summary>Sum of p (1 - p), the variance of independent rows.</summary>
    public double[] Binomial { get; }

    /// <param name="observed">1 or 0 a row; -1: does not count.</param>
    /// <param name="expected">Its probability.</param>
    /// <param name="groups">Of each row; -1: in none.</param>
    /// <param name="groupCount">How many there are.</param>
    /// <param name="order">The rows by customer.</param>
    /// <param name="from">The first customer.</param>
    /// <param name="end">The one behind the last.</param>
    public static CustomerCells Of(sbyte[] observed, double[] expected, int[] groups, int groupCount, CustomerOrder order, int from, int end)
    {
        var (rows, customers) = ByGroup(observed, groups, groupCount, order, from, end);
        bool IsNew(int i) => i == 0 || customers[i] != customers[i - 1] || groups[rows[i]] != groups[rows[i - 1]];
        var count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            count += IsNew(i) ? 1 : 0;
        }

        var cells = new CustomerCells(groupCount, count);
        var cell = -1;
        for (var i = 0; i < rows.Length; i++)
        {
            var (row, group) = (rows[i], groups[rows[i]]);
            if (IsNew(i))
            {
                cells.Customer[++cell] = customers[i];
                cells.First[group + 1]++;
            }

            cells.Observed[cell] += observed[row];
            cells.Expected[cell] += expected[row];
            cells.Binomial[cell] += expected[row] * (1 - expected[row]);
            cells.Rows[group]++;
        }

        for (var group = 0; group < groupCount; group++)
        {
            cells.First[group + 1] += cells.First[group];
        }

        return cells;
    }

    /// <summary>A counting sort of rows that come by customer; rows in no group are left out.</summary>
    private static (int[] Rows, int[] Customers) ByGroup(sbyte[] observed, int[] groups, int groupCount, CustomerOrder order, int from, int end)
    {
        var place = new int[groupCount + 1];
        foreach (var row in order.Rows.AsSpan(order.First[from]..order.First[end]))
        {
            if (groups[row] >= 0 && observed[row] >= 0)
                place[groups[row] + 1]++;
        }

        for (var group = 0; group < groupCount; group++)
        {
            place[group + 1] += place[group];
        }

        var (rows, customers) = (new int[place[^1]], new int[place[^1]]);
        for (var customer = from; customer < end; customer++)
        {
            foreach (var row in order.RowsOf(customer))
            {
                if (groups[row] < 0 || observed[row] < 0)
                    continue;
                var at = place[groups[row]]++;
                (rows[at], customers[at]) = (row, customer);
            }
        }

        return (rows, customers);
    }
}
