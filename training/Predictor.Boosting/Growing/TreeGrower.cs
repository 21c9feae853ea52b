using Predictor.Boosting.Binning;
using Predictor.Boosting.Histograms;
using Predictor.Boosting.Splitting;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Growing;

/// <summary>Grows one tree leaf-wise: always splits the leaf with the greatest gain, until there are leaves enough or none gains.</summary>
internal sealed class TreeGrower
{
    private readonly BinnedTable _table;
    private readonly BoostingOptions _options;
    private readonly SplitCriteria _criteria;
    private readonly int[] _monotone;
    private readonly SplitSearch _search;
    private readonly HistogramPool _pool;
    private readonly GrowingLeaf[] _leaves;

    /// <param name="table">The rows.</param>
    /// <param name="monotone">Direction by column.</param>
    /// <param name="options">How.</param>
    /// <param name="criteria">What is a good split.</param>
    /// <param name="crew">Who works.</param>
    public TreeGrower(BinnedTable table, int[] monotone, BoostingOptions options, SplitCriteria criteria, Crew crew)
    {
        _table = table;
        _options = options;
        _criteria = criteria;
        _monotone = monotone;
        var layout = new HistogramLayout(table.Bins, table.Splittable);
        _search = new SplitSearch(table, layout, criteria, monotone, crew);
        _pool = new HistogramPool(layout.Length);
        _leaves = new GrowingLeaf[options.Leaves];
        Partition = new RowPartition(table.Rows, crew);
    }

    /// <summary>Where the rows are: the caller fills its entries before a tree is grown, and reads each leaf's after.</summary>
    public RowPartition Partition { get; }

    /// <summary>Leaf ranges of the tree grown last.</summary>
    public RowRange RowsOf(int leaf) => _leaves[leaf].Rows;

    /// <param name="sums">Of the entries filled in.</param>
    /// <param name="columns">Columns this tree may split on.</param>
    public BinnedTree Grow(NodeSums sums, int[] columns)
    {
        var splits = new List<GrownSplit>(_options.Leaves - 1);
        PlantRoot(sums, columns);
        var leaves = 1;
        while (leaves < _options.Leaves && BestLeaf(leaves) is var leaf and >= 0)
        {
            SplitLeaf(leaf, leaves, splits, columns, searchChildren: leaves + 1 < _options.Leaves);
            leaves++;
        }

        for (var leaf = 0; leaf < leaves; leaf++)
        {
            Release(ref _leaves[leaf]);
        }

        return Assemble(splits, leaves);
    }

    private void PlantRoot(NodeSums sums, int[] columns)
    {
        _leaves[0] = new GrowingLeaf
        {
            Rows = new RowRange(0, 0, sums.Rows),
            Sums = sums,
            Bounds = MarginBounds.None,
            Best = Splitting.Split.None,
            Parent = -1,
        };
        if (columns.Length > 0 && _search.MaySplit(_leaves[0]))
        {
            _leaves[0].Histogram = _pool.Rent();
            _search.Root(ref _leaves[0], Partition, columns);
        }
    }

    private int BestLeaf(int leaves)
    {
        var best = -1;
        for (var leaf = 0; leaf < leaves; leaf++)
        {
            if (_leaves[leaf].Best.Found && (best < 0 || _leaves[leaf].Best.Gain > _leaves[best].Best.Gain))
            {
                best = leaf;
            }
        }

        return best;
    }

    /// <summary>The left child takes the leaf's number, the right child the next free one.</summary>
    private void SplitLeaf(int leaf, int newLeaf, List<GrownSplit> splits, int[] columns, bool searchChildren)
    {
        ref var left = ref _leaves[leaf];
        ref var right = ref _leaves[newLeaf];
        var parent = left;
        var split = parent.Best;
        splits.Add(new GrownSplit(split, parent.Parent, parent.IsLeftChild, parent.Sums));

        var rightSums = parent.Sums - split.Left;
        var (leftRows, rightRows) = Partition.Split(parent.Rows, _table.Column(split.Column), split.LeftBins, split.Left.Rows);
        var (leftBounds, rightBounds) = parent.Bounds.Split(
            _monotone[split.Column], _criteria.Value(split.Left, parent.Bounds), _criteria.Value(rightSums, parent.Bounds));
        left = Child(leftRows, split.Left, leftBounds, splits.Count - 1, isLeft: true);
        right = Child(rightRows, rightSums, rightBounds, splits.Count - 1, isLeft: false);

        if (!searchChildren || !(_search.MaySplit(left) || _search.MaySplit(right)))
        {
            _pool.Return(parent.Histogram!);
            return;
        }

        ref var small = ref leftRows.Count <= rightRows.Count ? ref left : ref right;
        ref var large = ref leftRows.Count <= rightRows.Count ? ref right : ref left;
        large.Histogram = parent.Histogram;
        small.Histogram = _pool.Rent();
        _search.Siblings(ref small, ref large, Partition, columns);
        ReleaseUnlessSplittable(ref small);
        ReleaseUnlessSplittable(ref large);
    }

    private static GrowingLeaf Child(RowRange rows, NodeSums sums, MarginBounds bounds, int parent, bool isLeft) => new()
    {
        Rows = rows,
        Sums = sums,
        Bounds = bounds,
        Best = Splitting.Split.None,
        Parent = parent,
        IsLeftChild = isLeft,
    };

    private void ReleaseUnlessSplittable(ref GrowingLeaf leaf)
    {
        if (!leaf.Best.Found)
        {
            Release(ref leaf);
        }
    }

    private void Release(ref GrowingLeaf leaf)
    {
        if (leaf.Histogram is not null)
        {
            _pool.Return(leaf.Histogram);
            leaf.Histogram = null;
        }
    }

    private BinnedTree Assemble(List<GrownSplit> splits, int leaves)
    {
        var left = new int[splits.Count];
        var right = new int[splits.Count];
        for (var split = 0; split < splits.Count; split++)
        {
            Link(left, right, splits[split].Parent, splits[split].IsLeftChild, split);
        }

        for (var leaf = 0; leaf < leaves; leaf++)
        {
            Link(left, right, _leaves[leaf].Parent, _leaves[leaf].IsLeftChild, ~leaf);
        }

        return new BinnedTree
        {
            Splits = [.. splits.Select(split => split.Split)],
            Left = left,
            Right = right,
            SplitCover = [.. splits.Select(split => (double)split.Sums.Rows)],
            LeafCover = [.. _leaves.Take(leaves).Select(leaf => (double)leaf.Sums.Rows)],
            LeafValue = [.. _leaves.Take(leaves).Select(leaf => _options.LearningRate * _criteria.Value(leaf.Sums, leaf.Bounds))],
        };
    }

    private static void Link(int[] left, int[] right, int parent, bool isLeftChild, int child)
    {
        if (parent >= 0)
        {
            (isLeftChild ? left : right)[parent] = child;
        }
    }

    private readonly record struct GrownSplit(Split Split, int Parent, bool IsLeftChild, NodeSums Sums);
}
