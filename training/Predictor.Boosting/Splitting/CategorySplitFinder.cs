using Predictor.Boosting.Histograms;

namespace Predictor.Boosting.Splitting;

/// <summary>
/// The best subset of a category column's levels: levels sorted by gradient over hessian, then cut in two at one place, which is optimal
/// among all subsets (Fisher, "On Grouping for Maximum Homogeneity", 1958; LightGBM does the same). Missing is a level like any other.
/// One finder a worker; nothing is allocated once it is made.
/// </summary>
internal sealed class CategorySplitFinder
{
    /// <summary>With no more levels than this, any subset is as safe as a threshold: no smoothing, no extra penalty.</summary>
    public const int FewLevels = 4;

    private const int MostLevels = 256;

    private readonly double[] _keys = new double[MostLevels];
    private readonly int[] _order = new int[MostLevels];
    private readonly NodeSums[] _sums = new NodeSums[MostLevels];
    private readonly int[] _bins = new int[MostLevels];

    /// <param name="histogram">The column's bins, two longs each, the missing bin last.</param>
    /// <param name="column">Its number.</param>
    /// <param name="node">Sums of all its bins.</param>
    /// <param name="bounds">The node's.</param>
    /// <param name="criteria">What is a good split.</param>
    /// <param name="best">Replaced where a greater gain is found.</param>
    public void Find(ReadOnlySpan<long> histogram, int column, NodeSums node, MarginBounds bounds, SplitCriteria criteria, ref Split best)
    {
        var (levels, rare) = Collect(histogram, criteria.Options.MinimumLevelRowsAtNode);
        if (levels < 2)
        {
            return;
        }

        var few = levels <= FewLevels;
        Sort(levels, node, criteria, few ? 0 : criteria.Options.CategorySmoothing);
        var extraL2 = few ? 0 : criteria.Options.CategoryL2;
        var parent = criteria.Score(node, bounds);
        var least = Math.Max(best.Gain, criteria.Options.MinimumGain);
        var bestLevels = 0;
        NodeSums left = default;
        NodeSums bestLeft = default;
        for (var level = 0; level < levels - 1; level++)
        {
            left += _sums[_order[level]];
            var right = node - left;
            if (Math.Min(level + 1, levels - level - 1) > criteria.Options.CategoryLevels || !criteria.Allows(left, right))
            {
                continue;
            }

            var gain = criteria.Score(left, bounds, extraL2) + criteria.Score(right, bounds, extraL2) - parent;
            if (gain > least)
            {
                least = gain;
                bestLevels = level + 1;
                bestLeft = left;
            }
        }

        if (bestLevels > 0)
        {
            best = new Split { Column = column, Gain = least, IsCategory = true, Left = bestLeft };
            Place(ref best, histogram, bestLevels, rare, node, criteria.Options.MinimumLevelRowsAtNode);
        }
    }

    /// <summary>The levels with rows at this node; rare ones make up one more, whose place is returned (-1: there is none).</summary>
    private (int Levels, int Rare) Collect(ReadOnlySpan<long> histogram, int minimumRows)
    {
        var levels = 0;
        NodeSums rareSums = default;
        for (var bin = 0; bin < histogram.Length / 2; bin++)
        {
            var sums = new NodeSums(histogram[2 * bin], histogram[(2 * bin) + 1]);
            if (sums.Rows >= minimumRows)
            {
                _bins[levels] = bin;
                _sums[levels++] = sums;
            }
            else
            {
                rareSums += sums;
            }
        }

        if (rareSums.Rows == 0)
        {
            return (levels, -1);
        }

        _sums[levels] = rareSums;
        return (levels + 1, levels);
    }

    private void Sort(int levels, NodeSums node, SplitCriteria criteria, double smoothing)
    {
        // Shrunk towards the node's own mean, not towards zero: a small level tells nothing of its own.
        var hessian = criteria.Hessian(node);
        var mean = hessian > 0 ? criteria.Gradient(node) / hessian : 0;
        for (var level = 0; level < levels; level++)
        {
            var weight = criteria.Hessian(_sums[level]);
            var smoothed = weight + smoothing;
            _keys[level] = smoothed > 0 ? (criteria.Gradient(_sums[level]) - (mean * weight)) / smoothed : 0;
            _order[level] = level;
        }

        // Equal keys keep the order of bins, whatever the sort does with them.
        var keys = _keys;
        _order.AsSpan(0, levels).Sort((a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
    }

    /// <summary>Bins without a row here go with missing; missing, where it has no row here either, goes with the larger child.</summary>
    private void Place(ref Split split, ReadOnlySpan<long> histogram, int leftLevels, int rare, NodeSums node, int minimumRows)
    {
        var rareLeft = false;
        foreach (var level in _order.AsSpan(0, leftLevels))
        {
            if (level == rare)
            {
                rareLeft = true;
            }
            else
            {
                split.LeftBins.Add(_bins[level]);
            }
        }

        var bins = histogram.Length / 2;
        if (rareLeft)
        {
            for (var bin = 0; bin < bins; bin++)
            {
                var rows = PackedSums.Count(histogram[(2 * bin) + 1]);
                if (rows > 0 && rows < minimumRows)
                {
                    split.LeftBins.Add(bin);
                }
            }
        }

        var missing = bins - 1;
        split.MissingGoesLeft = PackedSums.Count(histogram[(2 * missing) + 1]) > 0
            ? split.LeftBins.Contains(missing)
            : split.Left.Rows >= node.Rows - split.Left.Rows;
        if (!split.MissingGoesLeft)
        {
            return;
        }

        for (var bin = 0; bin < bins; bin++)
        {
            if (PackedSums.Count(histogram[(2 * bin) + 1]) == 0)
            {
                split.LeftBins.Add(bin);
            }
        }
    }
}
