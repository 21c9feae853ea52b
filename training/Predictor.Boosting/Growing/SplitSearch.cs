using Predictor.Boosting.Binning;
using Predictor.Boosting.Histograms;
using Predictor.Boosting.Splitting;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Growing;

/// <summary>
/// Finds the best splits of two sibling leaves: sums the smaller one's histogram, has the larger one's by subtraction from the parent's,
/// and scans both, a group of columns a task. The best over columns is picked in column order, so threads change nothing.
/// </summary>
internal sealed class SplitSearch
{
    private readonly BinnedTable _table;
    private readonly HistogramLayout _layout;
    private readonly SplitCriteria _criteria;
    private readonly int[] _monotone;
    private readonly Crew _crew;
    private readonly HistogramBuilder[] _builders;
    private readonly CategorySplitFinder[] _categoryFinders;
    private readonly Split[] _small;
    private readonly Split[] _large;

    public SplitSearch(BinnedTable table, HistogramLayout layout, SplitCriteria criteria, int[] monotone, Crew crew)
    {
        _table = table;
        _layout = layout;
        _criteria = criteria;
        _monotone = monotone;
        _crew = crew;
        _builders = [.. Enumerable.Range(0, crew.Workers).Select(_ => new HistogramBuilder())];
        _categoryFinders = [.. Enumerable.Range(0, crew.Workers).Select(_ => new CategorySplitFinder())];
        _small = new Split[table.Bins.Length];
        _large = new Split[table.Bins.Length];
    }

    /// <summary>The root: its histogram is summed, nothing subtracted.</summary>
    public void Root(ref GrowingLeaf root, RowPartition partition, int[] columns)
    {
        var leaf = root;
        Run(columns, (group, worker) =>
        {
            _builders[worker].Build(partition.Of(leaf.Rows), _table, group, _layout, leaf.Histogram!);
            foreach (var column in group)
            {
                _small[column] = Best(leaf, column, worker);
            }
        });
        root.Best = Pick(_small, columns);
    }

    /// <param name="small">The child with fewer rows; its histogram is overwritten.</param>
    /// <param name="large">The other; its histogram holds the parent's sums before and its own after.</param>
    /// <param name="partition">Where their rows are.</param>
    /// <param name="columns">Columns the tree may split on.</param>
    public void Siblings(ref GrowingLeaf small, ref GrowingLeaf large, RowPartition partition, int[] columns)
    {
        var (smaller, larger) = (small, large);
        var (searchSmall, searchLarge) = (MaySplit(smaller), MaySplit(larger));
        Run(columns, (group, worker) =>
        {
            _builders[worker].Build(partition.Of(smaller.Rows), _table, group, _layout, smaller.Histogram!);
            foreach (var column in group)
            {
                HistogramBuilder.Subtract(_layout.Of(larger.Histogram!, column), _layout.Of(smaller.Histogram!, column));
                _small[column] = searchSmall ? Best(smaller, column, worker) : Split.None;
                _large[column] = searchLarge ? Best(larger, column, worker) : Split.None;
            }
        });
        small.Best = Pick(_small, columns);
        large.Best = Pick(_large, columns);
    }

    /// <summary>Whether both children of a leaf could keep the minimum of rows.</summary>
    public bool MaySplit(in GrowingLeaf leaf) => leaf.Sums.Rows >= 2L * _criteria.MinimumRows;

    private delegate void GroupTask(ReadOnlySpan<int> columns, int worker);

    private void Run(int[] columns, GroupTask search) => _crew.Run(_table.Groups, (group, worker) =>
    {
        // Columns rise, and so do their groups.
        var from = 0;
        while (from < columns.Length && _table.GroupOf(columns[from]) < group)
        {
            from++;
        }

        var to = from;
        while (to < columns.Length && _table.GroupOf(columns[to]) == group)
        {
            to++;
        }

        if (to > from)
        {
            search(columns.AsSpan(from, to - from), worker);
        }
    });

    private Split Best(in GrowingLeaf leaf, int column, int worker)
    {
        var best = Split.None;
        var histogram = _layout.Of(leaf.Histogram!, column);
        if (_table.Bins[column] is CategoryBins)
        {
            _categoryFinders[worker].Find(histogram, column, leaf.Sums, leaf.Bounds, _criteria, ref best);
        }
        else
        {
            NumericSplitFinder.Find(histogram, column, _monotone[column], leaf.Sums, leaf.Bounds, _criteria, ref best);
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
