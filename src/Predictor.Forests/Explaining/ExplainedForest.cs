using Predictor.Forests.Scoring;

namespace Predictor.Forests.Explaining;

/// <summary>All trees laid out for contributions: what does not depend on the row is worked out once.</summary>
internal sealed class ExplainedForest
{
    /// <summary>Most features that a path may test: no tree of 4,096 leaves has more.</summary>
    public const int MaximumPathFeatures = 4096;

    private ExplainedForest(int width, int[] features, ExplainedTree[] trees, ExplainedSplit[] splits, double[] leafValues, uint[] words)
    {
        Width = width;
        Features = features;
        Trees = trees;
        Splits = splits;
        LeafValues = leafValues;
        Words = words;
        MostNodes = trees.Length == 0 ? 0 : trees.Max(tree => tree.NodeCount);
    }

    /// <summary>Cells a row.</summary>
    public int Width { get; }

    /// <summary>Features used, by slot.</summary>
    public int[] Features { get; }

    public ExplainedTree[] Trees { get; }

    public ExplainedSplit[] Splits { get; }

    public double[] LeafValues { get; }

    /// <summary>Bitmaps of categorical splits, as in <see cref="PackedForest"/>.</summary>
    public uint[] Words { get; }

    /// <summary>Nodes of the largest tree.</summary>
    public int MostNodes { get; }

    public static ExplainedForest LayOut(Forest forest)
    {
        int[] features = [.. forest.UsedFeatures];
        var slots = new int[forest.FeatureCount];
        for (var slot = 0; slot < features.Length; slot++) slots[features[slot]] = slot;

        var layout = new TreeLayout(slots, features.Length);
        for (var at = 0; at < forest.Trees.Count; at++)
        {
            if (forest.Trees[at].SplitCount > 0) layout.Add(forest.Trees[at], at);
        }

        return new ExplainedForest(forest.FeatureCount, features, [.. layout.Trees], [.. layout.Splits], [.. layout.LeafValues], [.. layout.Words]);
    }
}
