namespace Predictor.Benchmarks.Accuracy;

/// <summary>
/// Areas under two ROC curves of the same rows and how sure their difference is (DeLong, DeLong and Clarke-Pearson, "Comparing the Areas under
/// Two or More Correlated Receiver Operating Characteristic Curves", 1988), by midranks (Sun and Xu, 2014), O(n log n).
/// </summary>
internal static class DeLong
{
    /// <param name="labels">0 or 1 a row.</param>
    /// <param name="first">Scores.</param>
    /// <param name="second">Scores.</param>
    /// <returns>Both areas and the standard error of their difference.</returns>
    public static (double First, double Second, double Error) Compare(ReadOnlySpan<float> labels, double[] first, double[] second)
    {
        var (area1, ones1, zeros1) = Placements(labels, first);
        var (area2, ones2, zeros2) = Placements(labels, second);
        return (area1, area2, Math.Sqrt((VarianceOfDifference(ones1, ones2) / ones1.Length) + (VarianceOfDifference(zeros1, zeros2) / zeros1.Length)));
    }

    /// <summary>The area, and each one's share of zeros below it and each zero's share of ones above it.</summary>
    private static (double Area, double[] Ones, double[] Zeros) Placements(ReadOnlySpan<float> labels, double[] scores)
    {
        var (ones, zeros) = (new List<double>(), new List<double>());
        for (var row = 0; row < labels.Length; row++)
        {
            (labels[row] > 0 ? ones : zeros).Add(scores[row]);
        }

        var all = Midranks([.. ones, .. zeros]);
        var (amongOnes, amongZeros) = (Midranks([.. ones]), Midranks([.. zeros]));
        double[] placedOnes = [.. amongOnes.Select((rank, i) => (all[i] - rank) / zeros.Count)];
        double[] placedZeros = [.. amongZeros.Select((rank, i) => 1 - ((all[ones.Count + i] - rank) / ones.Count))];
        return (placedOnes.Average(), placedOnes, placedZeros);
    }

    private static double[] Midranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        var ranks = new double[values.Length];
        for (var from = 0; from < order.Length;)
        {
            var until = from;
            while (until < order.Length && values[order[until]] == values[order[from]])
            {
                until++;
            }

            for (var i = from; i < until; i++)
            {
                ranks[order[i]] = (from + until + 1) / 2.0;
            }

            from = until;
        }

        return ranks;
    }

    private static double VarianceOfDifference(double[] first, double[] second)
    {
        double[] differences = [.. first.Zip(second, (a, b) => a - b)];
        var mean = differences.Average();
        return differences.Sum(difference => (difference - mean) * (difference - mean)) / (differences.Length - 1);
    }
}
