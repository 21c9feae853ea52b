using System.Runtime.InteropServices;

namespace Predictor.Forests.Explaining;

/// <summary>
/// A split as contributions need it: 32 bytes, half a cache line. Its sides lie beside each other, so that the side a row takes is an index.
/// Nodes count within their tree: splits first, level by level, then leaves.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ExplainedSplit
{
    /// <summary>Share of the split's rows that go left, by cover.</summary>
    public double LeftShare;

    public double RightShare;

    public int LeftNode;

    public int RightNode;

    /// <summary>Place of the feature among those that the forest uses.</summary>
    public int Slot;

    /// <summary>Place of its <see cref="ShareFactors"/> among the tree's, where the row's path has not left it.</summary>
    public int Factors;
}
