namespace Predictor.Evaluation.Ratios;

/// <summary>Rows with those of each customer together, so that what is summed by customer is summed in one pass.</summary>
public sealed class CustomerOrder
{
    private CustomerOrder(int[] rows, int[] first) => (Rows, First) = (rows, first);

    /// <summary>By customer, and by row within one.</summary>
    public int[] Rows { get; }

    /// <summary>Place of each customer's first row in <see cref="Rows"/>, and behind the last one.</summary>
    public int[] First { get; }

    public int Customers => First.Length - 1;

    public ReadOnlySpan<int> RowsOf(int customer) => Rows.AsSpan(First[customer], First[customer + 1] - First[customer]);

    /// <summary>By a counting sort: O(rows + customers).</summary>
    /// <param name="customers">Number of each row's customer, from 0.</param>
    /// <param name="count">How many customers there are.</param>
    public static CustomerOrder Of(int[] customers, int count)
    {
        var first = new int[count + 1];
        foreach (var customer in customers)
        {
            first[customer + 1]++;
        }

        for (var customer = 0; customer < count; customer++)
        {
            first[customer + 1] += first[customer];
        }

        // Each customer's place goes on to the next one's first, and so is one customer behind in the end.
        var rows = new int[customers.Length];
        for (var row = 0; row < customers.Length; row++)
        {
            rows[first[customers[row]]++] = row;
        }

        Array.Copy(first, 0, first, 1, count);
        first[0] = 0;
        return new CustomerOrder(rows, first);
    }
}
