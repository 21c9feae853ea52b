using System.Runtime.CompilerServices;

namespace Predictor.Forests.Scoring;

/// <summary>A step in a tree without categorical splits.</summary>
internal readonly struct NumericSplit : ISplitTest
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(ref PackedNode split, ref uint words, ref float row) => Child(ref split, Unsafe.Add(ref row, split.Feature));

    /// <summary>
    /// Right when the cell is above the threshold, or missing and missing goes right. <c>cell > threshold</c> is false for NaN,
    /// as <c>cell at most threshold</c> is, so the missing ones are added by themselves.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Child(ref PackedNode split, float cell)
    {
        var above = Unsafe.BitCast<bool, byte>(cell > split.Threshold);
        var missing = Unsafe.BitCast<bool, byte>(float.IsNaN(cell));
        return split.FirstChild + (above | (missing & split.Flags));
    }
}
