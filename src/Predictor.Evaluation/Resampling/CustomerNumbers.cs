namespace Predictor.Evaluation.Resampling;

/// <summary>Rows by customer, numbered from 0 by first appearance.</summary>
/// <param name="OfRow">Number of each row's customer.</param>
/// <param name="Count">How many customers there are.</param>
internal readonly record struct CustomerNumbers(int[] OfRow, int Count)
{
    /// <param name="customers">Group of each row, any numbers; empty: each row is its own.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <exception cref="ArgumentException">Neither one a row nor none.</exception>
    public static CustomerNumbers Of(ReadOnlySpan<int> customers, int rows)
    {
        if (customers.IsEmpty)
        {
            return new CustomerNumbers([.. Enumerable.Range(0, rows)], rows);
        }

        if (customers.Length != rows)
        {
            throw new ArgumentException($"{customers.Length} customers for {rows} rows: expected one a row, or none.", nameof(customers));
        }

        var numbers = new int[rows];
        var known = new Dictionary<int, int>();
        for (var i = 0; i < rows; i++)
        {
            if (!known.TryGetValue(customers[i], out numbers[i]))
            {
                known.Add(customers[i], numbers[i] = known.Count);
            }
        }

        return new CustomerNumbers(numbers, known.Count);
    }

    /// <summary>The customers of some rows, with their numbers as they are.</summary>
    public CustomerNumbers Of(int[] rows)
    {
        var all = OfRow;
        return new CustomerNumbers(Array.ConvertAll(rows, row => all[row]), Count);
    }
}
