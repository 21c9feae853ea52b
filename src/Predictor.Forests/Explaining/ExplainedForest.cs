using Predictor.Forests.Rows;
using Predictor.Forests.Scoring;

namespace Predictor.Forests.Explaining;

/// <summary>All trees laid out for contributions: what does not depend on the row is worked out once.</summary>
internal sealed class ExplainedForest
{
    /// <summary>Most features that a path may test: no tree of 4,096 leaves has more.</summary>
    public const int MaximumPathFeatures = 4096;

    private ExplainedForest(int width, int[] features, TreeLayout layout, BitVectorForest? sides)
    {
        Width = width;
        Features = features;
        Trees = [.. layout.Trees];
        Splits = new AlignedArray<ExplainedSplit>([.. layout.Splits]);
        LeafValues = [.. layout.LeafValues];
        Repeated = [.. layout.Repeated];
        Factors = new AlignedArray<ShareFactors>([.. layout.Factors]);
        Tests = [.. layout.Tests];
        Words = [.. layout.Words];
        Sides = sides;
        MostFactors = Trees.Where(tree => !tree.HasFactors).Select(tree => tree.FactorCount).DefaultIfEmpty().Max();
        MostNodes = Trees.Length == 0 ? 0 : Trees.Max(tree => tree.NodeCount);
    }

    /// <summary>Cells a row.</summary>
    public int Width { get; }

    /// <summary>Features used, by slot.</summary>
    public int[] Features { get; }

    public ExplainedTree[] Trees { get; }

    public AlignedArray<ExplainedSplit> Splits { get; }

    public double[] LeafValues { get; }

    public RepeatedSplit[] Repeated { get; }

    public AlignedArray<ShareFactors> Factors { get; }

    /// <summary>By split; each one's first child is 0, so that it answers 0 for left and 1 for right.</summary>
    public PackedNode[] Tests { get; }

    /// <summary>Bitmaps of categorical splits, as in <see cref="PackedForest"/>.</summary>
    public uint[] Words { get; }

    /// <summary>Which way rows go at all splits, where the trees are small enough; else null, and every split is tested by itself.</summary>
    public BitVectorForest? Sides { get; }

    /// <summary>Nodes of the largest tree.</summary>
    public int MostNodes { get; }

    /// <summary>Most factors a step of a tree whose factors are made anew for each step.</summary>
    public int MostFactors { get; }

    public static ExplainedForest LayOut(Forest forest) => LayOut(forest, BitVectorLayout.LayOutSides(forest));

    /// <param name="forest">Which.</param>
    /// <param name="sides">Of the same forest; null: every split is tested by itself.</param>
    public static ExplainedForest LayOut(Forest forest, BitVectorForest? sides)
    {
        int[] features = [.. forest.UsedFeatures];
        var slots = new int[forest.FeatureCount];
        for (var slot = 0; slot < features.Length; slot++) slots[features[slot]] = slot;

        var layout = new TreeLayout(slots, features.Length);
        for (var at = 0; at < forest.Trees.Count; at++)
        {
            if (forest.Trees[at].SplitCount > 0) layout.Add(forest.Trees[at], at);
        }

        return new ExplainedForest(forest.FeatureCount, features, layout, sides);
    }
}
