using System.Runtime.InteropServices;

namespace Predictor.Forests.Scoring;

/// <summary>One node of a packed forest, 16 bytes. A row goes on to <see cref="FirstChild"/> when it goes left and to the node behind it when right.</summary>
/// <remarks>A leaf sends every row to itself, so that a walk may take more steps than a row needs.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal struct PackedNode
{
    /// <summary>Added to the child when a missing cell goes right.</summary>
    public const int MissingGoesRight = 1;

    /// <summary>The cell is a category code.</summary>
    public const int Categorical = 2;

    /// <summary>Largest value that goes left; at a categorical split the bits of the bitmap's place.</summary>
    public float Threshold;

    public int Feature;

    /// <summary><see cref="MissingGoesRight"/> and <see cref="Categorical"/>.</summary>
    public int Flags;

    public int FirstChild;

    /// <summary>Where the bitmap is among the packed words: its length, then its words.</summary>
    public readonly int Bitmap => BitConverter.SingleToInt32Bits(Threshold);

    public static PackedNode Leaf(int place) => new() { Threshold = float.PositiveInfinity, FirstChild = place };

    /// <param name="tree">Whose.</param>
    /// <param name="split">Which.</param>
    /// <param name="firstChild">Where its left child is.</param>
    /// <param name="words">Bitmaps so far; a categorical split adds its own.</param>
    public static PackedNode Split(Tree tree, int split, int firstChild, List<uint> words)
    {
        var node = new PackedNode
        {
            Threshold = tree.Threshold[split],
            Feature = tree.Feature[split],
            Flags = tree.MissingGoesLeft[split] ? 0 : MissingGoesRight,
            FirstChild = firstChild,
        };
        if (tree.LeftCategories[split] is { } bitmap)
        {
            node.Flags |= Categorical;
            node.Threshold = BitConverter.Int32BitsToSingle(words.Count);
            words.Add((uint)bitmap.Length);
            words.AddRange(bitmap);
        }

        return node;
    }
}
