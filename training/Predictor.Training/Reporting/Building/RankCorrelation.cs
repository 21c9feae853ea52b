namespace Predictor.Training.Reporting.Building;

/// <summary>Spearman's rank correlation; equal values share the mean of their ranks. NaN where one side has no spread.</summary>
internal static class RankCorrelation
{
    public static double Of(double[] x, double[] y)
    {
        var (a, b) = (Ranks(x), Ranks(y));
        var mean = (a.Length - 1) / 2.0;
        double xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < a.Length; i++)
        {
            xy += (a[i] - mean) * (b[i] - mean);
            xx += (a[i] - mean) * (a[i] - mean);
            yy += (b[i] - mean) * (b[i] - mean);
        }

        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : double.NaN;
    }

    private static double[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        var sorted = values.ToArray();
        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start; end < sorted.Length && sorted[end] == sorted[start]; end++)
            {
            }

            for (var i = start; i < end; i++)
            {
                ranks[order[i]] = (start + end - 1) / 2.0;
            }
        }

        return ranks;
    }
}
