namespace Predictor.Training.Measuring;

/// <summary>How far one gets by working down the list; rows of equal probability share their positives evenly, as in the metrics.</summary>
internal static class DepthBuilder
{
    private static readonly double[] Shares = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1];

    public static Depth[] Of(float[] labels, double[] probabilities)
    {
        var keys = Array.ConvertAll(probabilities, probability => -probability);
        var sorted = labels.ToArray();
        Array.Sort(keys, sorted);
        var taken = new double[sorted.Length + 1];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start; end < sorted.Length && keys[end] == keys[start]; end++)
            {
            }

            var rate = sorted[start..end].Average();
            for (var i = start; i < end; i++)
            {
                taken[i + 1] = taken[i] + rate;
            }
        }

        return
        [
            .. Shares.Select(share => (Share: share, Rows: (int)Math.Ceiling(share * sorted.Length)))
                .Select(depth => new Depth(depth.Share, depth.Rows, taken[depth.Rows] / taken[^1], taken[depth.Rows] / depth.Rows)),
        ];
    }
}
