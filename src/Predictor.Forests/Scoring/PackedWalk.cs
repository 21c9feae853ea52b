using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Predictor.Forests.Scoring;

/// <summary>
/// Scores rows by a packed forest: for a block of rows small enough for the first-level cache, tree after tree, four rows side by side,
/// so that the processor works on one row's step while another's cell is on its way. A step of a tree without categories has no branch:
/// the comparison itself is added to the child. Rows that are left over go four trees side by side.
/// </summary>
/// <remarks>
/// Leaf values are added in tree order, so every margin has the bits of <see cref="Forest.Margin"/>. Indices are not checked here:
/// the forest checked its trees when it was made, and the caller the lengths.
/// </remarks>
internal static class PackedWalk
{
    /// <summary>Rows a block: 64 rows of 30 cells are 8 KiB.</summary>
    public const int BlockRows = 64;

    private const int Lanes = 4;

    /// <summary>Steps between looks at whether all four are at their leaves already, which most are long before a lopsided tree's depth.</summary>
    private const int LookEvery = 4;

    public static void Score(PackedForest forest, ReadOnlySpan<float> rows, Span<double> margins)
    {
        for (var first = 0; first < margins.Length; first += BlockRows)
        {
            var count = Math.Min(BlockRows, margins.Length - first);
            ScoreBlock(forest, rows.Slice(first * forest.Width, count * forest.Width), margins.Slice(first, count));
        }
    }

    private static void ScoreBlock(PackedForest forest, ReadOnlySpan<float> rows, Span<double> margins)
    {
        var together = margins.Length - margins.Length % Lanes;
        margins[..together].Fill(forest.BaseMargin);
        if (together > 0)
        {
            foreach (ref readonly var tree in forest.Trees.AsSpan())
            {
                if (tree.HasCategories) AddTree<AnySplit>(forest, tree, rows, margins[..together]);
                else AddTree<NumericSplit>(forest, tree, rows, margins[..together]);
            }
        }

        for (var row = together; row < margins.Length; row++)
        {
            margins[row] = ScoreRow(forest, rows.Slice(row * forest.Width, forest.Width));
        }
    }

    private static void AddTree<TSplit>(PackedForest forest, in PackedTree tree, ReadOnlySpan<float> rows, Span<double> margins)
        where TSplit : struct, ISplitTest
    {
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(forest.Nodes);
        ref var values = ref MemoryMarshal.GetArrayDataReference(forest.Values);
        ref var words = ref MemoryMarshal.GetArrayDataReference(forest.Words);
        ref var row0 = ref MemoryMarshal.GetReference(rows);
        ref var margin = ref MemoryMarshal.GetReference(margins);
        nint width = forest.Width;
        for (var row = 0; row < margins.Length; row += Lanes)
        {
            ref var row1 = ref Unsafe.Add(ref row0, width);
            ref var row2 = ref Unsafe.Add(ref row1, width);
            ref var row3 = ref Unsafe.Add(ref row2, width);
            int node0 = tree.Root, node1 = node0, node2 = node0, node3 = node0;
            for (var step = 1; step <= tree.Depth; step++)
            {
                node0 = TSplit.Next(ref Unsafe.Add(ref nodes, node0), ref words, ref row0);
                node1 = TSplit.Next(ref Unsafe.Add(ref nodes, node1), ref words, ref row1);
                node2 = TSplit.Next(ref Unsafe.Add(ref nodes, node2), ref words, ref row2);
                node3 = TSplit.Next(ref Unsafe.Add(ref nodes, node3), ref words, ref row3);
                if (step % LookEvery == 0 && IsLeaf(ref nodes, node0) && IsLeaf(ref nodes, node1) && IsLeaf(ref nodes, node2) && IsLeaf(ref nodes, node3)) break;
            }

            Unsafe.Add(ref margin, row) += Unsafe.Add(ref values, node0);
            Unsafe.Add(ref margin, row + 1) += Unsafe.Add(ref values, node1);
            Unsafe.Add(ref margin, row + 2) += Unsafe.Add(ref values, node2);
            Unsafe.Add(ref margin, row + 3) += Unsafe.Add(ref values, node3);
            row0 = ref Unsafe.Add(ref row3, width);
        }
    }

    public static double ScoreRow(PackedForest forest, ReadOnlySpan<float> row)
    {
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(forest.Nodes);
        ref var words = ref MemoryMarshal.GetArrayDataReference(forest.Words);
        ref var cells = ref MemoryMarshal.GetReference(row);
        var values = forest.Values;
        var trees = forest.Trees;
        var margin = forest.BaseMargin;
        var tree = 0;
        for (; tree + Lanes <= trees.Length; tree += Lanes)
        {
            int node0 = trees[tree].Root, node1 = trees[tree + 1].Root, node2 = trees[tree + 2].Root, node3 = trees[tree + 3].Root;
            var depth = Math.Max(Math.Max(trees[tree].Depth, trees[tree + 1].Depth), Math.Max(trees[tree + 2].Depth, trees[tree + 3].Depth));
            for (var step = 1; step <= depth; step++)
            {
                node0 = AnySplit.Next(ref Unsafe.Add(ref nodes, node0), ref words, ref cells);
                node1 = AnySplit.Next(ref Unsafe.Add(ref nodes, node1), ref words, ref cells);
                node2 = AnySplit.Next(ref Unsafe.Add(ref nodes, node2), ref words, ref cells);
                node3 = AnySplit.Next(ref Unsafe.Add(ref nodes, node3), ref words, ref cells);
                if (step % LookEvery == 0 && IsLeaf(ref nodes, node0) && IsLeaf(ref nodes, node1) && IsLeaf(ref nodes, node2) && IsLeaf(ref nodes, node3)) break;
            }

            margin += values[node0];
            margin += values[node1];
            margin += values[node2];
            margin += values[node3];
        }

        for (; tree < trees.Length; tree++)
        {
            var node = trees[tree].Root;
            for (var step = trees[tree].Depth; step > 0; step--) node = AnySplit.Next(ref Unsafe.Add(ref nodes, node), ref words, ref cells);
            margin += values[node];
        }

        return margin;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLeaf(ref PackedNode nodes, int node) => Unsafe.Add(ref nodes, node).FirstChild == node;
}
