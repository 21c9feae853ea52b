using System.Buffers;
using Predictor.Ledger.Contacts;

namespace Predictor.Ledger.Contrasts;

/// <summary>Standard errors of sums and means whose terms hang together by customer (Liang and Zeger, 1986).</summary>
internal static class ClusteredError
{
    /// <summary>Rows from which they are summed in so many parts side by side, whatever the number of threads.</summary>
    private const int ManyRows = 1_000_000;

    private const int Parts = 4;

    /// <summary>Of the mean of terms with mean 0: sqrt(sum over customers of (sum of theirs)²) / n. Customers are numbers from 0.</summary>
    public static double OfMean(double[] terms, int[] customers)
    {
        if (terms.Length == 0)
            return double.NaN;
        var sums = ArrayPool<double>.Shared.Rent(customers.Max() + 1);
        Array.Clear(sums);
        for (var i = 0; i < terms.Length; i++)
        {
            sums[customers[i]] += terms[i];
        }

        var squares = sums.Sum(sum => sum * sum);
        ArrayPool<double>.Shared.Return(sums);
        return Math.Sqrt(squares) / terms.Length;
    }

    /// <summary>Of the sum of all rows' terms, 0 where a row has none.</summary>
    /// <param name="customers">Of each row, from 0.</param>
    /// <param name="count">How many customers there are.</param>
    /// <param name="term">Of a row.</param>
    /// <param name="blocks">Who works.</param>
    public static double OfSum(int[] customers, int count, Func<int, double> term, RowBlocks blocks)
    {
        var parts = new double[customers.Length < ManyRows ? 1 : Parts][];
        blocks.Each(parts.Length, part =>
        {
            var sums = parts[part] = ArrayPool<double>.Shared.Rent(count);
            sums.AsSpan(0, count).Clear();
            int Start(int of) => (int)((long)of * customers.Length / parts.Length);
            for (var row = Start(part); row < Start(part + 1); row++)
            {
                sums[customers[row]] += term(row);
            }
        });
        var squares = blocks.Sum(count, customer =>
        {
            var sum = 0.0;
            foreach (var part in parts)
            {
                sum += part[customer];
            }

            return sum * sum;
        });
        foreach (var part in parts)
        {
            ArrayPool<double>.Shared.Return(part);
        }

        return Math.Sqrt(squares);
    }
}
