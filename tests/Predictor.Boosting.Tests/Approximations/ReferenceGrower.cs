namespace Predictor.Boosting.Tests.Approximations;

/// <summary>
/// Leaf-wise growth the plainest way, in doubles: one leaf at a time, its rows in a list, its histograms summed anew, nothing foreseen and nothing subtracted.
/// </summary>
internal sealed class ReferenceGrower(ReferenceTable table, int[] splittable, BoostingOptions options, ReferenceSplits splits)
{
    private readonly ReferenceSums[] _histogram = new ReferenceSums[table.Bins.Max()];

    /// <param name="gradients">By row.</param>
    /// <param name="hessians">By row.</param>
    public ReferenceTree Grow(double[] gradients, double[] hessians)
    {
        int[] all = [.. Enumerable.Range(0, gradients.Length)];
        var leaves = new List<Leaf> { Leaf(all, gradients, hessians) };
        var tree = new ReferenceTree();
        while (leaves.Count < options.Leaves)
        {
            var best = -1;
            for (var leaf = 0; leaf < leaves.Count; leaf++)
            {
                if (leaves[leaf].Best is { } split && (best < 0 || split.Gain > leaves[best].Best!.Gain))
                {
                    best = leaf;
                }
            }

            if (best < 0)
            {
                break;
            }

            var (rows, _, at) = leaves[best];
            var cells = table.Cells[at!.Column];
            tree.Split(best, at);
            leaves[best] = Leaf([.. rows.Where(row => at.GoesLeft[cells[row]])], gradients, hessians);
            leaves.Add(Leaf([.. rows.Where(row => !at.GoesLeft[cells[row]])], gradients, hessians));
        }

        tree.End([.. leaves.Select(leaf => options.LearningRate * splits.Value(leaf.Sums))]);
        return tree;
    }

    private Leaf Leaf(int[] rows, double[] gradients, double[] hessians)
    {
        ReferenceSums[] ofRows = [.. rows.Select(row => new ReferenceSums(gradients[row], hessians[row], 1))];
        var sums = ofRows.Aggregate(default(ReferenceSums), (sum, row) => sum + row);
        ReferenceSplit? best = null;
        foreach (var column in rows.Length >= 2 * options.MinimumLeafRows ? splittable : [])
        {
            var histogram = Histogram(rows, ofRows, column);
            var found = table.IsCategory[column] ? splits.Category(histogram, column, sums) : splits.Numeric(histogram, column, sums);
            best = found?.Gain > (best?.Gain ?? 0) ? found : best;
        }

        return new Leaf(rows, sums, best);
    }

    private ReadOnlySpan<ReferenceSums> Histogram(int[] rows, ReferenceSums[] ofRows, int column)
    {
        var histogram = _histogram.AsSpan(0, table.Bins[column]);
        histogram.Clear();
        var cells = table.Cells[column];
        for (var i = 0; i < rows.Length; i++)
        {
            histogram[cells[rows[i]]] += ofRows[i];
        }

        return histogram;
    }
}

/// <summary>A leaf of the tree being grown.</summary>
internal sealed record Leaf(int[] Rows, ReferenceSums Sums, ReferenceSplit? Best);
