using System.Runtime.CompilerServices;

namespace Predictor.Forests.Scoring;

/// <summary>A step in a tree that may have categorical splits; the rules are those of <see cref="TreeWalk"/>.</summary>
internal readonly struct AnySplit : ISplitTest
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(ref PackedNode split, ref uint words, ref float row)
    {
        var cell = Unsafe.Add(ref row, split.Feature);
        return (split.Flags & PackedNode.Categorical) == 0 ? NumericSplit.Child(ref split, cell) : CategoryChild(ref split, ref words, cell);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CategoryChild(ref PackedNode split, ref uint words, float cell)
    {
        if (float.IsNaN(cell)) return split.FirstChild + (split.Flags & PackedNode.MissingGoesRight);

        ref var bitmap = ref Unsafe.Add(ref words, split.Bitmap);
        var code = (int)cell;
        if (code != cell || (uint)code >= bitmap * 32) return split.FirstChild + 1;

        return split.FirstChild + (int)(~Unsafe.Add(ref bitmap, 1 + (code >> 5)) >> (code & 31) & 1);
    }
}
