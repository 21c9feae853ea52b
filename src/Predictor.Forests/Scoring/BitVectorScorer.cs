using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Predictor.Forests.Scoring;

/// <summary>Scores rows by a <see cref="BitVectorForest"/>: each cell into the place of its entry, the entries' AND, the lowest bit's leaf value, added in tree order.</summary>
/// <remarks>
/// A row of c columns and t trees of 32 leaves takes c x t / 8 vector operations of 32 bytes and t leaves, without a branch that depends on the row.
/// Indices are not checked here: the layout made them, and the caller checked the lengths.
/// Hot loops are compiled fully at their first call: a first call of many rows else spends longer in unoptimised code than the rows take.
/// </remarks>
internal static class BitVectorScorer
{
    /// <summary>Rows that go through one group of trees after another together.</summary>
    public const int BlockRows = 32;

    private const int MostOnStack = 4096;

    public static double Score(BitVectorForest forest, ReadOnlySpan<float> row) =>
        Vector512.IsHardwareAccelerated ? Score<BitLanes512>(forest, row)
        : Vector256.IsHardwareAccelerated ? Score<BitLanes256>(forest, row)
        : Score<PlainBitLanes>(forest, row);

    public static void Score(BitVectorForest forest, ReadOnlySpan<float> rows, Span<double> margins)
    {
        if (Vector512.IsHardwareAccelerated) Score<BitLanes512>(forest, rows, margins);
        else if (Vector256.IsHardwareAccelerated) Score<BitLanes256>(forest, rows, margins);
        else Score<PlainBitLanes>(forest, rows, margins);
    }

    /// <summary>By tree, the bits that are left of a row.</summary>
    /// <param name="forest">Laid out.</param>
    /// <param name="row">One cell a feature.</param>
    /// <param name="places">Room for one a column.</param>
    /// <param name="words">One a tree.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FindBits<TLanes>(BitVectorForest forest, ReadOnlySpan<float> row, Span<int> places, Span<ulong> words)
        where TLanes : struct, IBitLanes
    {
        FindPlaces<TLanes>(forest, ref MemoryMarshal.GetReference(row), ref MemoryMarshal.GetReference(places));
        Unsafe.SkipInit(out LeafWords left);
        ref var found = ref Unsafe.As<LeafWords, ulong>(ref left);
        for (var tree = 0; tree < forest.TreeCount; tree++)
        {
            var (group, place) = Math.DivRem(tree, forest.TreesInGroup);
            if (place == 0)
            {
                var first = (nint)group * forest.EntryCount * BitVectorForest.EntryWords;
                TLanes.And(ref Unsafe.Add(ref forest.Bits.First, first), places[..forest.Columns.Length], ref found);
            }

            words[tree] = forest.LeafBits == 64 ? Unsafe.Add(ref found, place) : Unsafe.Add(ref Unsafe.As<ulong, uint>(ref found), place);
        }
    }

    public static double Score<TLanes>(BitVectorForest forest, ReadOnlySpan<float> row)
        where TLanes : struct, IBitLanes
    {
        var columns = forest.Columns.Length;
        var rented = columns > MostOnStack ? ArrayPool<int>.Shared.Rent(columns) : null;
        var places = rented is null ? stackalloc int[columns] : rented.AsSpan(0, columns);
        FindPlaces<TLanes>(forest, ref MemoryMarshal.GetReference(row), ref MemoryMarshal.GetReference(places));
        var margin = forest.BaseMargin;
        for (var group = 0; group < forest.GroupCount; group++) margin = AddGroup<TLanes>(forest, group, places, margin);
        if (rented is not null) ArrayPool<int>.Shared.Return(rented);
        return margin;
    }

    public static void Score<TLanes>(BitVectorForest forest, ReadOnlySpan<float> rows, Span<double> margins)
        where TLanes : struct, IBitLanes
    {
        var columns = forest.Columns.Length;
        var together = Math.Clamp(MostOnStack / Math.Max(columns, 1), 1, BlockRows);
        var rented = columns > MostOnStack ? ArrayPool<int>.Shared.Rent(columns) : null;
        var places = rented is null ? stackalloc int[columns * together] : rented.AsSpan(0, columns);
        for (var first = 0; first < margins.Length; first += together)
        {
            var block = margins.Slice(first, Math.Min(together, margins.Length - first));
            ScoreBlock<TLanes>(forest, rows.Slice(first * forest.Width, block.Length * forest.Width), places, block);
        }

        if (rented is not null) ArrayPool<int>.Shared.Return(rented);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScoreBlock<TLanes>(BitVectorForest forest, ReadOnlySpan<float> rows, Span<int> places, Span<double> margins)
        where TLanes : struct, IBitLanes
    {
        var columns = forest.Columns.Length;
        for (var row = 0; row < margins.Length; row++)
        {
            ref var cells = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), row * forest.Width);
            FindPlaces<TLanes>(forest, ref cells, ref Unsafe.Add(ref MemoryMarshal.GetReference(places), row * columns));
        }

        margins.Fill(forest.BaseMargin);
        for (var group = 0; group < forest.GroupCount; group++)
        {
            for (var row = 0; row < margins.Length; row++)
                margins[row] = AddGroup<TLanes>(forest, group, places.Slice(row * columns, columns), margins[row]);
        }
    }

    /// <summary>By column, where the words of its cell's entry begin in a group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FindPlaces<TLanes>(BitVectorForest forest, ref float row, ref int places)
        where TLanes : struct, IBitLanes
    {
        ref var thresholds = ref MemoryMarshal.GetArrayDataReference(forest.Thresholds);
        var columns = forest.Columns;
        for (var at = 0; at < columns.Length; at++)
        {
            ref readonly var column = ref columns[at];
            var cell = Unsafe.Add(ref row, column.Feature);
            var entry = column.IsCategory ? CategoryEntry(cell, column.Count) : NumericEntry<TLanes>(cell, column.Count, ref Unsafe.Add(ref thresholds, column.FirstThreshold));
            Unsafe.Add(ref places, at) = (column.FirstEntry + entry) * BitVectorForest.EntryWords;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CategoryEntry(float cell, int codes)
    {
        var code = (int)cell;
        var other = codes + (float.IsNaN(cell) ? 1 : 0);
        return code == cell && (uint)code < (uint)codes ? code : other;
    }

    /// <summary>How many thresholds are below the cell: it is at most a threshold when its rank is at most the threshold's. Missing is behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NumericEntry<TLanes>(float cell, int count, ref float thresholds)
        where TLanes : struct, IBitLanes
    {
        var missing = float.IsNaN(cell) ? count + 1 : 0;
        if (count > BitVectorForest.MostSummarised) return missing + RankByHalves(cell, count, ref thresholds);

        var groups = TLanes.CountBelow(cell, ref thresholds);
        return missing + BitVectorForest.Lanes * groups + TLanes.CountBelow(cell, ref Unsafe.Add(ref thresholds, BitVectorForest.Lanes * (groups + 1)));
    }

    private static int RankByHalves(float cell, int count, ref float thresholds)
    {
        var from = 0;
        for (var left = count; left > 0;)
        {
            var half = left >> 1;
            var isBelow = Unsafe.Add(ref thresholds, from + half) < cell;
            from = isBelow ? from + half + 1 : from;
            left = isBelow ? left - half - 1 : half;
        }

        return from;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double AddGroup<TLanes>(BitVectorForest forest, int group, ReadOnlySpan<int> places, double margin)
        where TLanes : struct, IBitLanes
    {
        ref var bits = ref Unsafe.Add(ref forest.Bits.First, (nint)group * forest.EntryCount * BitVectorForest.EntryWords);
        Unsafe.SkipInit(out LeafWords left);
        ref var words = ref Unsafe.As<LeafWords, ulong>(ref left);
        TLanes.And(ref bits, places, ref words);
        var first = group * forest.TreesInGroup;
        var trees = Math.Min(forest.TreesInGroup, forest.TreeCount - first);
        ref var values = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(forest.Values), (nint)first * forest.LeafBits);
        if (forest.LeafBits == 64)
        {
            for (nint tree = 0; tree < trees; tree++)
                margin += Unsafe.Add(ref values, 64 * tree + BitOperations.TrailingZeroCount(Unsafe.Add(ref words, tree)));
        }
        else
        {
            ref var halves = ref Unsafe.As<ulong, uint>(ref words);
            for (nint tree = 0; tree < trees; tree++)
                margin += Unsafe.Add(ref values, 32 * tree + BitOperations.TrailingZeroCount(Unsafe.Add(ref halves, tree)));
        }

        return margin;
    }

    [InlineArray(BitVectorForest.EntryWords)]
    private struct LeafWords
    {
        private ulong _first;
    }
}
