namespace Predictor.Forests.Formats.XGBoost;

/// <summary>
/// One tree. XGBoost keeps all nodes in one list, pruned ones that nothing leads to among them, so the tree is walked from its root.
/// </summary>
/// <remarks>
/// A cell goes left when it is <em>below</em> the condition: at most the float32 before it. A category goes <em>right</em> when it is of the split's
/// set, everything else left, codes beyond the set among it; a forest's bitmap says what goes left and leaves the rest right, so the children of
/// such a split change sides.
/// </remarks>
internal sealed class XGBoostTree
{
    private readonly string _place;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly int[] _feature;
    private readonly float[] _condition;
    private readonly int[] _missingLeft;
    private readonly float[] _cover;
    private readonly double _weight;
    private readonly uint[]?[] _categories;

    private XGBoostTree(JsonField tree, double weight)
    {
        _place = tree.Place;
        _weight = weight;
        if (tree.Find("tree_param")?.Find("size_leaf_vector") is { } size && size.Integer() > 1)
            throw size.Found("\"0\": a leaf of several values has no one margin");
        _left = tree["left_children"].Integers();
        _right = Sized(tree["right_children"].Integers(), "right_children");
        _feature = Sized(tree["split_indices"].Integers(), "split_indices");
        _condition = Sized(tree["split_conditions"].Singles(), "split_conditions");
        _missingLeft = Sized(tree["default_left"].Integers(), "default_left");
        _cover = Sized(tree["sum_hessian"].Singles(), "sum_hessian");
        _categories = ReadCategories(tree);
    }

    /// <param name="tree">With its place.</param>
    /// <param name="weight">What leaves are multiplied by: dart's weight of the tree.</param>
    public static Tree Read(JsonField tree, double weight) => new XGBoostTree(tree, weight).Walk();

    private Tree Walk()
    {
        // Splits and leaves are numbered as they are met, the root first.
        var numbers = new Dictionary<int, int>();
        var (splits, leaves) = (new List<int>(), new List<int>());
        var open = new Stack<int>();
        open.Push(0);
        while (open.TryPop(out var node))
        {
            if ((uint)node >= (uint)_left.Length)
                throw Fault(node, $"is a child that is not there; expected one of {_left.Length} nodes");
            if (!numbers.TryAdd(node, _left[node] < 0 ? ~leaves.Count : splits.Count))
                throw Fault(node, "is reached twice; expected a tree");
            if (_left[node] < 0)
            {
                leaves.Add(node);
                continue;
            }

            splits.Add(node);
            open.Push(_right[node]);
            open.Push(_left[node]);
        }

        int Left(int split) => numbers[_categories[split] is null ? _left[split] : _right[split]];
        int Right(int split) => numbers[_categories[split] is null ? _right[split] : _left[split]];
        return new Tree
        {
            Feature = [.. splits.Select(split => _feature[split])],
            Threshold = [.. splits.Select(Threshold)],
            MissingGoesLeft = [.. splits.Select(split => _missingLeft[split] != 0 == _categories[split] is null)],
            Left = [.. splits.Select(Left)],
            Right = [.. splits.Select(Right)],
            LeftCategories = [.. splits.Select(split => _categories[split])],
            SplitCover = [.. splits.Select(split => (double)_cover[split])],
            LeafCover = [.. leaves.Select(leaf => (double)_cover[leaf])],
            LeafValue = [.. leaves.Select(leaf => _weight * _condition[leaf])],
        };
    }

    private float Threshold(int split)
    {
        if (_categories[split] is not null)
            return 0;
        var below = MathF.BitDecrement(_condition[split]);
        return float.IsFinite(below) ? below : throw Fault(split, FormattableString.Invariant($"splits at {_condition[split]}; expected a number above {float.MinValue}"));
    }

    /// <summary>By node: the codes of its set as a bitmap; null at a numeric split and at a leaf.</summary>
    private uint[]?[] ReadCategories(JsonField tree)
    {
        var sets = new uint[]?[_left.Length];
        if (tree.Find("split_type") is not { } field)
            return sets;
        var types = Sized(field.Integers(), "split_type");
        if (!types.Contains(1))
            return sets;

        var codes = tree["categories"].Integers();
        var nodes = tree["categories_nodes"].Integers();
        var starts = tree["categories_segments"].Integers();
        var sizes = tree["categories_sizes"].Integers();
        if (starts.Length != nodes.Length || sizes.Length != nodes.Length)
            throw new ForestFormatException($"{_place}: categories_segments and categories_sizes have {starts.Length} and {sizes.Length} items; expected {nodes.Length}, one a node of categories_nodes.");
        for (var i = 0; i < nodes.Length; i++)
        {
            if ((uint)nodes[i] >= (uint)sets.Length || starts[i] < 0 || sizes[i] < 0 || (long)starts[i] + sizes[i] > codes.Length)
                throw Fault(nodes[i], $"has categories {starts[i]} to {(long)starts[i] + sizes[i]} of {codes.Length}, and there are {sets.Length} nodes");
            var own = codes.AsSpan(starts[i], sizes[i]);
            foreach (var code in own)
            {
                if (code is < 0 or >= CodeSet.EndOfCodes)
                    throw Fault(nodes[i], $"has category code {code}; expected 0 to {CodeSet.EndOfCodes - 1}");
            }

            sets[nodes[i]] = CodeSet.Of(own);
        }

        for (var node = 0; node < types.Length; node++)
        {
            if (types[node] is not (0 or 1))
                throw Fault(node, $"has split_type {types[node]}; expected 0 (number) or 1 (category)");
            if (types[node] == 1 && _left[node] >= 0 && sets[node] is null)
                throw Fault(node, "splits on a category and has none in categories_nodes");
            if (types[node] == 0)
                sets[node] = null;
        }

        return sets;
    }

    private T[] Sized<T>(T[] items, string field) => items.Length == _left.Length
        ? items
        : throw new ForestFormatException($"{_place}: {field} has {items.Length} items; expected {_left.Length}, one a node as in left_children.");

    private ForestFormatException Fault(int node, string what) => new($"{_place}: node {node} {what}.");
}
