using Predictor.Boosting.Binning;
using Predictor.Boosting.Splitting;
using Predictor.Boosting.Tests.Histograms;

namespace Predictor.Boosting.Tests.Growing;

/// <summary>Leaf-wise growth the plainest way: one leaf at a time, its rows in a list, its histograms summed anew.</summary>
internal sealed class NaiveGrower(BinnedTable table, int[] monotone, BoostingOptions options, SplitCriteria criteria)
{
    public List<(Split Split, NodeSums Sums)> Grow(FixedPointRow[] rows)
    {
        var leaves = new List<(FixedPointRow[] Rows, MarginBounds Bounds, Split Best)> { (rows, MarginBounds.None, Best(rows, MarginBounds.None)) };
        var splits = new List<(Split, NodeSums)>();
        while (leaves.Count < options.Leaves)
        {
            // The first of the greatest gains.
            var best = Enumerable.Range(0, leaves.Count).Where(leaf => leaves[leaf].Best.Found).OrderByDescending(leaf => leaves[leaf].Best.Gain).DefaultIfEmpty(-1).First();
            if (best < 0)
            {
                break;
            }

            var (ofLeaf, bounds, split) = leaves[best];
            var left = ofLeaf.Where(row => split.LeftBins.Contains(Cell(row.Row, split.Column))).ToArray();
            var right = ofLeaf.Where(row => !split.LeftBins.Contains(Cell(row.Row, split.Column))).ToArray();
            var (leftBounds, rightBounds) = bounds.Split(
                monotone[split.Column], criteria.Value(FixedPointRow.Sum(left), bounds), criteria.Value(FixedPointRow.Sum(right), bounds));
            splits.Add((split, FixedPointRow.Sum(ofLeaf)));
            leaves[best] = (left, leftBounds, Best(left, leftBounds));
            leaves.Add((right, rightBounds, Best(right, rightBounds)));
        }

        return splits;
    }

    private Split Best(FixedPointRow[] rows, MarginBounds bounds)
    {
        var best = Split.None;
        var node = FixedPointRow.Sum(rows);
        foreach (var column in table.Splittable)
        {
            var histogram = NaiveHistogram.Of(row => Cell(row, column), table.Bins[column].Count, rows);
            var found = Split.None;
            if (table.Bins[column] is CategoryBins)
            {
                new CategorySplitFinder().Find(histogram, column, node, bounds, criteria, ref found);
            }
            else
            {
                NumericSplitFinder.Find(histogram, column, monotone[column], node, bounds, criteria, ref found);
            }

            if (found.Found && found.Gain > best.Gain)
            {
                best = found;
            }
        }

        return best;
    }

    private byte Cell(int row, int column) => table.Cells(row / BinnedTable.ShardRows, column)[row % BinnedTable.ShardRows];
}
