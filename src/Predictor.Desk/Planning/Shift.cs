namespace Predictor.Desk.Planning;

/// <summary>
/// One person's minutes filled exactly, whatever the others have: a knapsack of few lengths. Of one length the best come first, so that what so many of it add is
/// concave in their number, and adding the length to the table of best gains is a (max, +) convolution with a concave sequence: within a remainder of the length the
/// best number never falls, and divide and conquer finds it. O(lengths x capacity x log capacity); Axiotis and Tzamos, 2019, "Capacitated dynamic programming: faster
/// knapsack and graph algorithms".
/// </summary>
internal static class Shift
{
    /// <param name="capacity">In units of the lengths.</param>
    /// <param name="lengths">Each above 0.</param>
    /// <param name="sums">By length: what the best 0, 1, 2 and so on of it add; concave.</param>
    /// <param name="counts">By length: how many to take.</param>
    /// <returns>What they add.</returns>
    public static double Fill(int capacity, IReadOnlyList<int> lengths, IReadOnlyList<double[]> sums, Span<int> counts)
    {
        var best = new double[capacity + 1];
        var taken = new int[lengths.Count][];
        for (var kind = 0; kind < lengths.Count; kind++)
        {
            var (next, took) = (new double[capacity + 1], new int[capacity + 1]);
            for (var remainder = 0; remainder < Math.Min(lengths[kind], capacity + 1); remainder++)
            {
                var last = (capacity - remainder) / lengths[kind];
                Add(best, sums[kind], next, took, lengths[kind], remainder, 0, last, 0, last);
            }

            (best, taken[kind]) = (next, took);
        }

        var left = capacity;
        for (var kind = lengths.Count - 1; kind >= 0; kind--)
        {
            counts[kind] = taken[kind][left];
            left -= counts[kind] * lengths[kind];
        }

        return best[capacity];
    }

    /// <summary>Fills next at the steps from low to high of a remainder, where what was there before comes from the steps from least to most.</summary>
    private static void Add(double[] best, double[] sums, double[] next, int[] took, int length, int remainder, int low, int high, int least, int most)
    {
        if (low > high)
            return;
        var middle = (low + high) / 2;
        var (gain, from) = (double.NegativeInfinity, least);
        for (var step = Math.Max(least, middle - sums.Length + 1); step <= Math.Min(middle, most); step++)
        {
            if (best[remainder + (step * length)] + sums[middle - step] is var sum && sum > gain)
                (gain, from) = (sum, step);
        }

        next[remainder + (middle * length)] = gain;
        took[remainder + (middle * length)] = middle - from;
        Add(best, sums, next, took, length, remainder, low, middle - 1, least, from);
        Add(best, sums, next, took, length, remainder, middle + 1, high, from, most);
    }
}
