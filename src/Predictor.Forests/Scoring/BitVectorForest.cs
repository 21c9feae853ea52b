using Predictor.Forests.Rows;

namespace Predictor.Forests.Scoring;

/// <summary>
/// A forest of small trees as bit vectors, one bit a leaf, from left to right. A split that sends a row right rules out the leaves on its left; one that sends
/// it left rules out none; the leaf a row ends in is the lowest one left (Lucchese et al., 2015, "QuickScorer"). What all splits on one column rule out
/// depends on the cell's rank among the forest's thresholds, or on its code, alone, so the AND over them is looked up and not worked out.
/// <code>
/// bits   | trees 0-31: entry 0 of column 0 | entry 1 | ... | entry 0 of column 1 | ... | trees 32-63: ...     128 bytes an entry
/// values | leaf 0, 1, ... 31 of tree 0 | of tree 1 | ...                                                   (16 trees and 64 leaves where some tree has over 32)
/// </code>
/// A group's entries lie together, so that many rows go through one group while it is in the cache.
/// </summary>
internal sealed class BitVectorForest
{
    /// <summary>Words of 64 bits an entry has in each group of trees.</summary>
    public const int EntryWords = 16;

    /// <summary>Thresholds compared with a cell at once; a column's are padded with infinity, behind a summary of their groups.</summary>
    public const int Lanes = 16;

    /// <summary>Most thresholds that a summary of one vector covers.</summary>
    public const int MostSummarised = Lanes * Lanes;

    public required double BaseMargin { get; init; }

    /// <summary>Cells a row.</summary>
    public required int Width { get; init; }

    public required int TreeCount { get; init; }

    /// <summary>Bits, and leaf values, a tree: 32 or 64.</summary>
    public required int LeafBits { get; init; }

    public required BitVectorColumn[] Columns { get; init; }

    /// <summary>
    /// By column, rising: with at most <see cref="MostSummarised"/>, the last of each sixteen (16 of them), then all, then infinity up to 16 behind a whole sixteen;
    /// with more, just all.
    /// </summary>
    public required float[] Thresholds { get; init; }

    /// <summary>Entries of all columns, in each group.</summary>
    public required int EntryCount { get; init; }

    public required AlignedArray<ulong> Bits { get; init; }

    public required double[] Values { get; init; }

    public int TreesInGroup => EntryWords * 64 / LeafBits;

    public int GroupCount => (TreeCount + TreesInGroup - 1) / TreesInGroup;
}
