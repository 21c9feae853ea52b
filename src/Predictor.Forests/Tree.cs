namespace Predictor.Forests;

/// <summary>
/// One binary tree, nodes in parallel arrays. Split <c>i</c> is one of <see cref="SplitCount"/>; the root is split 0.
/// A child that is zero or more is a split, a child below zero is leaf <c>~child</c>.
/// A tree without splits is its single leaf, leaf 0.
/// </summary>
/// <remarks>
/// A row goes left at a numeric split when its cell is at most the threshold, at a categorical split when the bit of its
/// category code is set (a code beyond the bitmap goes right). A missing cell (NaN) follows <see cref="MissingGoesLeft"/>.
/// </remarks>
public sealed class Tree
{
    /// <summary>Column tested by each split.</summary>
    public required int[] Feature { get; init; }

    /// <summary>Largest value that goes left; unused (0) at categorical splits.</summary>
    public required float[] Threshold { get; init; }

    /// <summary>Where missing cells go, by split.</summary>
    public required bool[] MissingGoesLeft { get; init; }

    /// <summary>Left child by split: a split when zero or more, else leaf <c>~value</c>.</summary>
    public required int[] Left { get; init; }

    /// <summary>Right child by split, as <see cref="Left"/>.</summary>
    public required int[] Right { get; init; }

    /// <summary>
    /// By split: <c>null</c> for a numeric split, else a bitmap over category codes; code <c>c</c> is bit <c>c % 32</c> of word <c>c / 32</c>.
    /// </summary>
    public required uint[]?[] LeftCategories { get; init; }

    /// <summary>Training rows (or their weight) that reached each split; what TreeSHAP weighs paths by.</summary>
    public required double[] SplitCover { get; init; }

    /// <summary>Training rows (or their weight) that reached each leaf.</summary>
    public required double[] LeafCover { get; init; }

    /// <summary>Log-odds added by each leaf, shrinkage included.</summary>
    public required double[] LeafValue { get; init; }

    public int SplitCount => Feature.Length;

    public int LeafCount => LeafValue.Length;
}
