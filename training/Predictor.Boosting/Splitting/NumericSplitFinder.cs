using Predictor.Boosting.Histograms;

namespace Predictor.Boosting.Splitting;

/// <summary>
/// The best threshold of a numeric column: one pass over its bins, missing cells tried on both sides.
/// Of equal gains the lowest threshold wins, missing right before left.
/// </summary>
internal static class NumericSplitFinder
{
    /// <param name="histogram">The column's bins, two longs each, the missing bin last.</param>
    /// <param name="column">Its number.</param>
    /// <param name="monotone">Its direction.</param>
    /// <param name="node">Sums of all its bins.</param>
    /// <param name="bounds">The node's.</param>
    /// <param name="criteria">What is a good split.</param>
    /// <param name="best">Replaced where a greater gain is found.</param>
    public static void Find(
        ReadOnlySpan<long> histogram, int column, int monotone, NodeSums node, MarginBounds bounds, SplitCriteria criteria, ref Split best)
    {
        var valueBins = (histogram.Length / 2) - 1;
        var missing = new NodeSums(histogram[2 * valueBins], histogram[(2 * valueBins) + 1]);
        var anyMissing = missing.Rows > 0;
        var parent = criteria.Score(node, bounds);
        var least = Math.Max(best.Gain, criteria.Options.MinimumGain);
        var mostLeft = node.Rows - criteria.MinimumRows;
        var bestBin = -1;
        var bestMissingLeft = false;
        NodeSums below = default;
        for (var bin = 0; bin < valueBins; bin++)
        {
            var rowsHere = PackedSums.Count(histogram[(2 * bin) + 1]);
            if (rowsHere == 0)
            {
                continue;
            }

            below = new NodeSums(below.Gradient + histogram[2 * bin], below.HessianAndCount + histogram[(2 * bin) + 1]);
            if (below.Rows > mostLeft)
            {
                break;
            }

            Try(below, missingLeft: false, bin);
            if (anyMissing)
            {
                Try(below + missing, missingLeft: true, bin);
            }
        }

        if (bestBin < 0)
        {
            return;
        }

        best = Split(histogram, column, least, bestBin, bestMissingLeft, node);

        void Try(NodeSums left, bool missingLeft, int bin)
        {
            var right = node - left;
            if (!criteria.Allows(left, right))
            {
                return;
            }

            var gain = criteria.Score(left, bounds) + criteria.Score(right, bounds) - parent;
            if (gain > least && criteria.KeepsDirection(monotone, left, right, bounds))
            {
                least = gain;
                bestBin = bin;
                bestMissingLeft = missingLeft;
            }
        }
    }

    /// <summary>The split at a threshold; where no row here is missing, missing goes with the larger child (left if equal).</summary>
    public static Split Split(ReadOnlySpan<long> histogram, int column, double gain, int bin, bool missingLeft, NodeSums node)
    {
        var missing = (histogram.Length / 2) - 1;
        NodeSums left = default;
        for (var at = 0; at <= bin; at++)
        {
            left += new NodeSums(histogram[2 * at], histogram[(2 * at) + 1]);
        }

        var missingHere = new NodeSums(histogram[2 * missing], histogram[(2 * missing) + 1]);
        left += missingLeft ? missingHere : default;
        var goesLeft = missingHere.Rows > 0 ? missingLeft : left.Rows >= node.Rows - left.Rows;
        var split = new Split
        {
            Column = column,
            Gain = gain,
            ThresholdBin = bin,
            MissingGoesLeft = goesLeft,
            LeftBins = BinSet.UpTo(bin),
            Left = left,
        };
        if (goesLeft)
        {
            split.LeftBins.Add(missing);
        }

        return split;
    }
}
