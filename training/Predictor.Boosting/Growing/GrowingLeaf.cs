using Predictor.Boosting.Splitting;

namespace Predictor.Boosting.Growing;

/// <summary>A leaf of the tree being grown.</summary>
internal struct GrowingLeaf
{
    public RowRange Rows;

    public NodeSums Sums;

    public MarginBounds Bounds;

    /// <summary>Lent by the pool while the leaf may still be split.</summary>
    public long[]? Histogram;

    public Split Best;

    /// <summary>Split above, -1 at the root.</summary>
    public int Parent;

    public bool IsLeftChild;
}
