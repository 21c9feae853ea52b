using Predictor.Boosting.Splitting;

namespace Predictor.Boosting.Growing;

/// <summary>A node of the tree being grown: a leaf that may be split, or one whose split is carried out.</summary>
/// <param name="label">Of its rows; the left child of a split keeps it.</param>
/// <param name="sums">Of its rows.</param>
/// <param name="bounds">What its value may be.</param>
internal sealed class GrowingNode(ushort label, NodeSums sums, MarginBounds bounds)
{
    public ushort Label { get; } = label;

    public NodeSums Sums { get; } = sums;

    public MarginBounds Bounds { get; } = bounds;

    /// <summary>Lent by the pool while the node may still be split.</summary>
    public long[]? Histogram { get; set; }

    /// <summary>The best split found, if any.</summary>
    public Split Best = Split.None;

    /// <summary>Children, once its rows are parted; a tree may yet end above them.</summary>
    public GrowingNode? Left { get; private set; }

    public GrowingNode? Right { get; private set; }

    public bool IsParted => Left is not null;

    public void Part(GrowingNode left, GrowingNode right) => (Left, Right) = (left, right);
}
