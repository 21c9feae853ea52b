using System.Runtime.InteropServices;

namespace Predictor.Forests.Explaining;

/// <summary>A tree and which way a row goes in it.</summary>
internal readonly ref struct TreeWalkPlace(ExplainedForest forest, ExplainedTree tree, ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> off)
{
    public readonly ref ExplainedSplit Splits = ref MemoryMarshal.GetReference(forest.Splits.Span[tree.FirstSplit..]);

    public readonly ref double LeafValues = ref forest.LeafValues[tree.FirstLeaf];

    /// <summary>A bit a split, 64 a word: 1 where the row goes left.</summary>
    public readonly ref ulong Left = ref MemoryMarshal.GetReference(left);

    /// <summary>1 where the row has left the path to the split at a split above that tests the same feature.</summary>
    public readonly ref ulong Off = ref MemoryMarshal.GetReference(off);

    public readonly int SplitCount = tree.SplitCount;

    public readonly int NodeCount = tree.NodeCount;
}
