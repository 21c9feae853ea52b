namespace Predictor.Ledger.Contrasts;

/// <summary>Standard errors of means whose terms hang together by customer (Liang and Zeger, 1986).</summary>
internal static class ClusteredError
{
    /// <summary>Of the mean of terms with mean 0: sqrt(sum over customers of (sum of theirs)²) / n.</summary>
    public static double OfMean(double[] terms, int[] customers) => OfSum(terms, customers) / terms.Length;

    /// <summary>Of their sum.</summary>
    public static double OfSum(double[] terms, int[] customers)
    {
        var sums = new Dictionary<int, double>();
        for (var i = 0; i < terms.Length; i++)
        {
            sums[customers[i]] = sums.GetValueOrDefault(customers[i]) + terms[i];
        }

        return Math.Sqrt(sums.Values.Sum(sum => sum * sum));
    }
}
