namespace Predictor.Ledger.Contrasts;

/// <summary>Standard errors of means whose terms hang together by customer (Liang and Zeger, 1986).</summary>
internal static class ClusteredError
{
    /// <summary>Of the mean of terms with mean 0: sqrt(sum over customers of (sum of theirs)²) / n.</summary>
    public static double OfMean(double[] terms, int[] customers) => OfSum(terms, customers) / terms.Length;

    /// <summary>Of their sum; customers are numbers from 0, not far apart.</summary>
    public static double OfSum(double[] terms, int[] customers)
    {
        if (terms.Length == 0)
            return 0;
        var sums = new double[customers.Max() + 1];
        for (var i = 0; i < terms.Length; i++)
        {
            sums[customers[i]] += terms[i];
        }

        return Math.Sqrt(sums.Sum(sum => sum * sum));
    }
}
