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
    /// <summary>Share of the split's rows that go left, by cover; times the leaf's value where that child is a leaf.</summary>
    public double LeftShare;

    public double RightShare;

    /// <summary>The test; its first child is 0, so that it answers 0 for left and 1 for right.</summary>
    public PackedNode Test;

    public int LeftNode;

    public int RightNode;

    /// <summary>Place of the feature among those that the forest uses.</summary>
    public int Slot;

    /// <summary>Nearest split above that tests the same feature, as 2 x split + 1 where this one is on its right side; -1 where there is none.</summary>
    public int Above;

    /// <summary>In a tree of at most 64 splits: bits of the splits above of the same feature that this one is on the left of; else unused.</summary>
    public ulong AboveLeft;

    /// <summary>As <see cref="AboveLeft"/>, on the right of.</summary>
    public ulong AboveRight;
}
