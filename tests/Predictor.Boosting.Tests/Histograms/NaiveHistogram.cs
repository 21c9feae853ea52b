using Predictor.Boosting.Histograms;

namespace Predictor.Boosting.Tests.Histograms;

/// <summary>A column's sums the plainest way: one row at a time, each field by itself.</summary>
internal static class NaiveHistogram
{
    public static long[] Of(Func<int, byte> binOf, int bins, IEnumerable<FixedPointRow> rows)
    {
        var gradients = new long[bins];
        var hessians = new long[bins];
        var counts = new int[bins];
        foreach (var row in rows)
        {
            var bin = binOf(row.Row);
            gradients[bin] += row.Gradient;
            hessians[bin] += row.Hessian;
            counts[bin]++;
        }

        return [.. Enumerable.Range(0, bins).SelectMany(bin => new[] { gradients[bin], PackedSums.Wide(hessians[bin], counts[bin]) })];
    }
}
