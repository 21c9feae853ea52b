using System.Text.Json.Serialization;

namespace Predictor.Evaluation.Drift;

/// <summary>Numbers in bins of about equal count. A number is in the first bin whose upper edge it does not exceed; the last bin has no edge.</summary>
public sealed record NumberDistribution : Distribution
{
    public const int MostBins = 20;

    /// <summary>Upper edges of all bins but the last, rising.</summary>
    public required IReadOnlyList<double> Edges { get; init; }

    /// <summary>One a bin: one more than edges.</summary>
    public required IReadOnlyList<long> Bins { get; init; }

    [JsonIgnore]
    internal override IReadOnlyList<long> Known => Bins;

    [JsonIgnore]
    internal override int UnknownBin => -1;

    /// <summary>
    /// Cuts at quantiles (the value of the row at each twentieth, so that an edge is a value that occurs); equal values are never parted, so that a column with
    /// few values has fewer bins. NaN is missing. O(n log n).
    /// </summary>
    public static NumberDistribution Of(ReadOnlySpan<double> values, int mostBins = MostBins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostBins, 1);
        var sorted = values.ToArray();
        sorted = Array.FindAll(sorted, value => !double.IsNaN(value));
        Array.Sort(sorted);
        var edges = new List<double>();
        for (var cut = 1; cut < mostBins && sorted.Length > 0; cut++)
        {
            var edge = sorted[(int)((((long)cut * sorted.Length) - 1) / mostBins)];
            if (edge < sorted[^1] && (edges.Count == 0 || edge > edges[^1]))
            {
                edges.Add(edge);
            }
        }

        var bins = new long[edges.Count + 1];
        foreach (var value in sorted)
        {
            bins[BinOf(edges, value)]++;
        }

        return new NumberDistribution { Edges = edges, Bins = bins, Missing = values.Length - sorted.Length };
    }

    /// <summary>Position of each value's bin; that of a missing one comes after the last.</summary>
    public int[] BinsOf(ReadOnlySpan<double> values)
    {
        var found = new int[values.Length];
        double[] edges = [.. Edges];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = double.IsNaN(values[i]) ? Bins.Count : BinOf(edges, values[i]);
        }

        return found;
    }

    private static int BinOf(IReadOnlyList<double> edges, double value)
    {
        var (low, high) = (0, edges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = value <= edges[middle] ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
