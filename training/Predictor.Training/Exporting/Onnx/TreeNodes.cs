using Predictor.Forests;

namespace Predictor.Training.Exporting.Onnx;

/// <summary>
/// A forest as the attributes of ai.onnx.ml's TreeEnsembleRegressor (version 3). It adds float32s in an order of its own, which 500 trees would show; so each
/// leaf is given as two targets, a multiple of a power of two, whose sums are exact in float32 in any order, and the little that is left.
/// </summary>
internal sealed class TreeNodes
{
    private readonly List<long> _trees = [];
    private readonly List<long> _ids = [];
    private readonly List<long> _features = [];
    private readonly List<string> _modes = [];
    private readonly List<float> _values = [];
    private readonly List<long> _lefts = [];
    private readonly List<long> _rights = [];
    private readonly List<long> _missingLeft = [];
    private readonly List<long> _targetTrees = [];
    private readonly List<long> _targetNodes = [];
    private readonly List<long> _targets = [];
    private readonly List<float> _weights = [];
    private readonly CategorySides _sides;
    private readonly double _step;

    public TreeNodes(Forest forest, CategorySides sides)
    {
        _sides = sides;
        _step = Step(forest);
        foreach (var (at, tree) in forest.Trees.Index())
            Add(at, tree);
    }

    /// <summary>Adds the ensemble.</summary>
    /// <param name="graph">Grows.</param>
    /// <param name="cells">The wide row.</param>
    /// <returns>rows x 2, float32, whose sum is the trees' part of the margin.</returns>
    public string Add(OnnxGraph graph, string cells) => graph.Apply(
        "TreeEnsembleRegressor",
        [cells],
        [
            OnnxGraph.Attribute("aggregate_function", "SUM"),
            OnnxGraph.Attribute("post_transform", "NONE"),
            OnnxGraph.Attribute("n_targets", 2),
            OnnxGraph.Attribute("nodes_treeids", _trees),
            OnnxGraph.Attribute("nodes_nodeids", _ids),
            OnnxGraph.Attribute("nodes_featureids", _features),
            OnnxGraph.Attribute("nodes_modes", _modes),
            OnnxGraph.Attribute("nodes_values", _values),
            OnnxGraph.Attribute("nodes_truenodeids", _lefts),
            OnnxGraph.Attribute("nodes_falsenodeids", _rights),
            OnnxGraph.Attribute("nodes_missing_value_tracks_true", _missingLeft),
            OnnxGraph.Attribute("target_treeids", _targetTrees),
            OnnxGraph.Attribute("target_nodeids", _targetNodes),
            OnnxGraph.Attribute("target_ids", _targets),
            OnnxGraph.Attribute("target_weights", _weights),
        ],
        domain: "ai.onnx.ml");

    /// <summary>
    /// The largest trees' leaves add up to at most 2^23 steps, so that every partial sum is a whole number of steps that float32's 24 bits hold.
    /// </summary>
    private static double Step(Forest forest)
    {
        var most = forest.Trees.Sum(tree => tree.LeafValue.Max(Math.Abs));
        return most == 0 ? 1 : Math.ScaleB(1, (int)Math.Ceiling(Math.Log2(most)) - 23);
    }

    /// <summary>Splits keep their numbers and leaf <c>l</c> is node splits + l: the root is node 0 either way.</summary>
    private void Add(int at, Tree tree)
    {
        for (var split = 0; split < tree.SplitCount; split++)
        {
            var isCategory = tree.LeftCategories[split] is not null;
            AddNode(
                at,
                split,
                "BRANCH_LEQ",
                isCategory ? _sides.PlaceOf(tree, split) : tree.Feature[split],
                isCategory ? 0.5f : tree.Threshold[split],
                Node(tree, tree.Left[split]),
                Node(tree, tree.Right[split]),
                !isCategory && tree.MissingGoesLeft[split]);
        }

        for (var leaf = 0; leaf < tree.LeafCount; leaf++)
        {
            var node = tree.SplitCount + leaf;
            AddNode(at, node, "LEAF", 0, 0, 0, 0, false);
            var whole = Math.Round(tree.LeafValue[leaf] / _step) * _step;
            AddTarget(at, node, 0, (float)whole);
            AddTarget(at, node, 1, (float)(tree.LeafValue[leaf] - whole));
        }
    }

    private static int Node(Tree tree, int child) => child >= 0 ? child : tree.SplitCount + ~child;

    private void AddNode(int tree, int node, string mode, int feature, float value, int left, int right, bool missingLeft)
    {
        _trees.Add(tree);
        _ids.Add(node);
        _modes.Add(mode);
        _features.Add(feature);
        _values.Add(value);
        _lefts.Add(left);
        _rights.Add(right);
        _missingLeft.Add(missingLeft ? 1 : 0);
    }

    private void AddTarget(int tree, int node, int target, float weight)
    {
        _targetTrees.Add(tree);
        _targetNodes.Add(node);
        _targets.Add(target);
        _weights.Add(weight);
    }
}
