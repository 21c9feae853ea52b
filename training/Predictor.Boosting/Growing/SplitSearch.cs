using Predictor.Boosting.Binning;
using Predictor.Boosting.Histograms;
using Predictor.Boosting.Splitting;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Growing;

/// <summary>
/// Finds the best splits of the children of nodes just parted: joins the workers' sums of the smaller child, has the larger one's by subtraction from
/// the parent's, and scans both, a few columns a task. The best over columns is picked in column order, so threads change nothing.
/// </summary>
internal sealed class SplitSearch
{
    private const int ColumnsPerTask = 4;

    private readonly BinnedTable _table;
    private readonly HistogramLayout _layout;
    private readonly SplitCriteria _criteria;
    private readonly int[] _monotone;
    private readonly Crew _crew;
    private readonly NodeSplitter _splitter;
    private readonly CategorySplitFinder[] _categoryFinders;
    private readonly NumericSplitSweep[] _numericSweeps;

    /// <summary>By node of the batch, small and large, and column.</summary>
    private readonly (Split[] Small, Split[] Large)[] _found;

    public SplitSearch(
        BinnedTable table, HistogramLayout layout, SplitCriteria criteria, int[] monotone, NodeSplitter splitter, int most, Crew crew)
    {
        _table = table;
        _layout = layout;
        _criteria = criteria;
        _monotone = monotone;
        _crew = crew;
        _splitter = splitter;
        _categoryFinders = [.. Enumerable.Range(0, crew.Workers).Select(_ => new CategorySplitFinder())];
        _numericSweeps = [.. Enumerable.Range(0, crew.Workers).Select(_ => new NumericSplitSweep(criteria))];
        _found = [.. Enumerable.Range(0, most).Select(_ => (new Split[table.Bins.Length], new Split[table.Bins.Length]))];
    }

    /// <summary>The root: its histogram is what the workers summed, nothing subtracted.</summary>
    public void Root(GrowingNode root, int[] columns)
    {
        Run(columns, 1, (_, column, worker) =>
        {
            Join(0, column, root.Histogram!);
            _found[0].Small[column] = Best(root, column, worker);
        });
        root.Best = Pick(_found[0].Small, columns);
    }

    /// <param name="nodes">
    /// Just parted, the smaller children summed. The smaller child's histogram is overwritten; the larger one's holds the parent's sums before and its own after.
    /// </param>
    /// <param name="columns">Columns the tree may split on.</param>
    public void Children(IReadOnlyList<PartedNode> nodes, int[] columns)
    {
        Run(columns, nodes.Count, (node, column, worker) =>
        {
            var (small, large) = (nodes[node].Small, nodes[node].Large);
            Join(node, column, small.Histogram!);
            HistogramBuilder.Subtract(_layout.Of(large.Histogram!, column), _layout.Of(small.Histogram!, column));
            _found[node].Small[column] = Best(small, column, worker);
            _found[node].Large[column] = Best(large, column, worker);
        });
        for (var node = 0; node < nodes.Count; node++)
        {
            nodes[node].Small.Best = Pick(_found[node].Small, columns);
            nodes[node].Large.Best = Pick(_found[node].Large, columns);
        }
    }

    /// <summary>Whether both children of a node could keep the minimum of rows.</summary>
    public bool MaySplit(GrowingNode node) => node.Sums.Rows >= 2L * _criteria.MinimumRows;

    private void Run(int[] columns, int nodes, Action<int, int, int> search)
    {
        var tasks = (columns.Length + ColumnsPerTask - 1) / ColumnsPerTask;
        _crew.Run(tasks * nodes, (number, worker) =>
        {
            var (node, task) = Math.DivRem(number, tasks);
            foreach (var column in columns.AsSpan(task * ColumnsPerTask, Math.Min(ColumnsPerTask, columns.Length - (task * ColumnsPerTask))))
            {
                search(node, column, worker);
            }
        });
    }

    private void Join(int node, int column, long[] histogram)
    {
        var sums = _layout.Of(histogram, column);
        sums.Clear();
        foreach (var builder in _splitter.Sums(node))
        {
            builder.AddTo(column, sums);
        }
    }

    private Split Best(GrowingNode node, int column, int worker)
    {
        var best = Split.None;
        if (!MaySplit(node))
        {
            return best;
        }

        var histogram = _layout.Of(node.Histogram!, column);
        if (_table.Bins[column] is CategoryBins)
        {
            _categoryFinders[worker].Find(histogram, column, node.Sums, node.Bounds, _criteria, ref best);
        }
        else
        {
            _numericSweeps[worker].Find(histogram, column, _monotone[column], node.Sums, node.Bounds, ref best);
        }

        return best;
    }

    private static Split Pick(Split[] byColumn, int[] columns)
    {
        var best = Split.None;
        foreach (var column in columns)
        {
            if (byColumn[column].Found && byColumn[column].Gain > best.Gain)
            {
                best = byColumn[column];
            }
        }

        return best;
    }
}
