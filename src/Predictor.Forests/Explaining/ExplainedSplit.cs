using System.Runtime.InteropServices;
using Predictor.Forests.Scoring;

namespace Predictor.Forests.Explaining;

/// <summary>
/// A split as contributions need it: 64 bytes, a cache line. Its sides lie beside each other, so that the side a row takes is an index.
/// Nodes count within their tree: splits first, root first, then leaves.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ExplainedSplit
{
    /// <summary>Share of the split's rows that go left, by cover.</summary>
    public double LeftShare;

    public double RightShare;

    /// <summary>Product of the shares on the way to the left child at this feature's splits; what a feature left out of a coalition weighs the path by.</summary>
    public double LeftWeight;

    public double RightWeight;

    /// <summary>The test; its first child is 0, so that it answers 0 for left and 1 for right.</summary>
    public PackedNode Test;

    public int LeftNode;

    public int RightNode;

    /// <summary>Place of the feature among those that the forest uses.</summary>
    public int Slot;

    /// <summary>Nearest split above that tests the same feature, as 2 x split + 1 where this one is on its right side; -1 where there is none.</summary>
    public int Above;
}
