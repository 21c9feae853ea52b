namespace Predictor.Forests.Tests;

/// <summary>Small trees made by hand.</summary>
internal static class HandMade
{
    /// <summary>One leaf of value 0.25.</summary>
    public static Tree Leaf() => new()
    {
        Feature = [],
        Threshold = [],
        MissingGoesLeft = [],
        Left = [],
        Right = [],
        LeftCategories = [],
        SplitCover = [],
        LeafCover = [10],
        LeafValue = [0.25],
    };

    /// <summary>
    /// <code>
    /// split 0: cell 0 at most 1.5, missing left        cover 10
    ///   left  leaf 0 = -1                              cover 6
    ///   right split 1: cell 1 in {0, 3, 33}, missing right  cover 4
    ///     left  leaf 1 = 2                             cover 1
    ///     right leaf 2 = 4                             cover 3
    /// </code>
    /// </summary>
    public static Tree TwoSplits() => new()
    {
        Feature = [0, 1],
        Threshold = [1.5f, 0],
        MissingGoesLeft = [true, false],
        Left = [~0, ~1],
        Right = [1, ~2],
        LeftCategories = [null, [0b1001, 0b10]],
        SplitCover = [10, 4],
        LeafCover = [6, 1, 3],
        LeafValue = [-1, 2, 4],
    };

    /// <summary>Each split's left child is a leaf, its right child the next split: cells of 0 leave the chain, cells of 1 go on.</summary>
    public static Tree Chain(int splits, Func<int, int> feature) => new()
    {
        Feature = [.. Enumerable.Range(0, splits).Select(feature)],
        Threshold = [.. Enumerable.Repeat(0.5f, splits)],
        MissingGoesLeft = new bool[splits],
        Left = [.. Enumerable.Range(0, splits).Select(split => ~split)],
        Right = [.. Enumerable.Range(1, splits - 1), ~splits],
        LeftCategories = new uint[splits][],
        SplitCover = [.. Enumerable.Range(0, splits).Select(split => splits + 1.0 - split)],
        LeafCover = [.. Enumerable.Repeat(1.0, splits + 1)],
        LeafValue = [.. Enumerable.Range(0, splits + 1).Select(leaf => leaf % 7 - 3.0)],
    };
}
