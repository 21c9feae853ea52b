using Predictor.Boosting.Binning;
using Predictor.Boosting.Histograms;
using Predictor.Boosting.Splitting;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Growing;

/// <summary>
/// Grows one tree leaf-wise: always splits the leaf with the greatest gain, until there are leaves enough or none gains.
/// Rows are parted for several nodes at once, the next best ones ahead of their turn; a node that is not chosen in the end stays a leaf, so the tree
/// is the one that splitting a leaf at a time gives.
/// </summary>
internal sealed class TreeGrower
{
    private const int MostAtOnce = 8;

    private readonly BoostingOptions _options;
    private readonly SplitCriteria _criteria;
    private readonly BinnedTable _table;
    private readonly int[] _monotone;
    private readonly NodeSplitter _splitter;
    private readonly SplitSearch _search;
    private readonly HistogramPool _pool;
    private readonly List<GrowingNode> _nodes = [];
    private ushort _labels;

    /// <summary>The least gain that the tree before kept: what gains as much in this one is likely to be kept too, as gains fall but slowly.</summary>
    private double _enough = double.PositiveInfinity;

    /// <param name="table">The rows.</param>
    /// <param name="monotone">Direction by column.</param>
    /// <param name="options">How.</param>
    /// <param name="criteria">What is a good split.</param>
    /// <param name="crew">Who works.</param>
    public TreeGrower(BinnedTable table, int[] monotone, BoostingOptions options, SplitCriteria criteria, Crew crew)
    {
        _options = options;
        _criteria = criteria;
        _table = table;
        _monotone = monotone;
        var layout = new HistogramLayout(table.Bins, table.Splittable);
        var most = Math.Min(MostAtOnce, options.Leaves - 1);
        Rows = new RowLeaves(table.Rows);
        _splitter = new NodeSplitter(table, Rows, most, crew);
        _search = new SplitSearch(table, layout, criteria, monotone, _splitter, most, crew);
        _pool = new HistogramPool(layout.Length);
    }

    /// <summary>What each row adds, for the caller to fill in before a tree is grown; the labels are all 0 then.</summary>
    public RowLeaves Rows { get; }

    /// <param name="sums">Of all rows.</param>
    /// <param name="columns">Columns this tree may split on.</param>
    public GrownTree Grow(NodeSums sums, int[] columns)
    {
        _nodes.Clear();
        _labels = 0;
        var root = Node(0, sums, MarginBounds.None);
        var wanted = GroupsOf(columns);
        if (columns.Length > 0 && _search.MaySplit(root))
        {
            root.Histogram = _pool.Rent();
            _splitter.SumRoot(wanted);
            _search.Root(root, columns);
        }

        var choice = new LeafChoice(root, _options.Leaves);
        while (choice.Advance())
        {
            Part(choice.Next(_nodes, _enough, MostAtOnce), choice.SplitsLeft > 1, columns, wanted);
        }

        foreach (var node in _nodes)
        {
            Release(node);
        }

        _enough = choice.LeastGain;
        return new GrownTree(choice, _labels + 1, leaf => _options.LearningRate * _criteria.Value(leaf.Sums, leaf.Bounds));
    }

    private void Part(List<GrowingNode> nodes, bool search, int[] columns, bool[] wanted)
    {
        var parted = nodes.ConvertAll(Part);
        _splitter.Split(parted, search ? wanted : null);
        if (!search)
        {
            return;
        }

        foreach (var each in parted)
        {
            each.Large.Histogram = each.Node.Histogram;
            each.Node.Histogram = null;
            each.Small.Histogram = _pool.Rent();
        }

        _search.Children(parted, columns);
        foreach (var each in parted)
        {
            ReleaseUnlessSplittable(each.Small);
            ReleaseUnlessSplittable(each.Large);
        }
    }

    private PartedNode Part(GrowingNode node)
    {
        var split = node.Best;
        var rightSums = node.Sums - split.Left;
        var (leftBounds, rightBounds) = node.Bounds.Split(
            _monotone[split.Column], _criteria.Value(split.Left, node.Bounds), _criteria.Value(rightSums, node.Bounds));
        node.Part(Node(node.Label, split.Left, leftBounds), Node(++_labels, rightSums, rightBounds));
        return new PartedNode(node, split.Left.Rows <= rightSums.Rows);
    }

    private GrowingNode Node(ushort label, NodeSums sums, MarginBounds bounds)
    {
        var node = new GrowingNode(label, sums, bounds);
        _nodes.Add(node);
        return node;
    }

    private void ReleaseUnlessSplittable(GrowingNode node)
    {
        if (!node.Best.Found)
        {
            Release(node);
        }
    }

    private void Release(GrowingNode node)
    {
        if (node.Histogram is { } histogram)
        {
            _pool.Return(histogram);
            node.Histogram = null;
        }
    }

    private bool[] GroupsOf(int[] columns)
    {
        var wanted = new bool[_table.Groups];
        foreach (var column in columns)
        {
            wanted[_table.SlotOf(column) / BinnedTable.GroupSlots] = true;
        }

        return wanted;
    }
}
