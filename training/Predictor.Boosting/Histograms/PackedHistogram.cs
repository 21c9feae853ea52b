using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Predictor.Boosting.Binning;

namespace Predictor.Boosting.Histograms;

/// <summary>
/// One worker's sums of a leaf's rows by bin for the eight slots of a group, packed: one add a row and slot, 16 KiB that stay in the first-level
/// cache. Before a field can overflow they are emptied into wide sums beside them.
/// </summary>
internal sealed class PackedHistogram
{
    private const int SlotBins = 256;
    private const int Bins = BinnedTable.GroupSlots * SlotBins;

    // Rows farther apart than this are asked for ahead of their turn: the processor foresees lines that follow each other by itself.
    private const int SparseFrom = 16;
    private const int RowsAhead = 12;

    private readonly ulong[] _packed = new ulong[Bins];
    private long[]? _gradients;
    private long[]? _hessiansAndCounts;
    private int _packedRows;
    private bool _isWide;

    /// <summary>Forgets all sums.</summary>
    public void Clear()
    {
        if (_packedRows > 0)
        {
            _packed.AsSpan().Clear();
        }

        _packedRows = 0;
        _isWide = false;
    }

    /// <summary>Adds rows of a shard.</summary>
    /// <param name="cells">The shard's, from the group's first slot.</param>
    /// <param name="slots">Slots of the group, 1 to 8.</param>
    /// <param name="rows">The rows within it, rising.</param>
    /// <param name="sums">What each of them adds.</param>
    public void Add(ReadOnlySpan<byte> cells, int slots, ReadOnlySpan<ushort> rows, ReadOnlySpan<ulong> sums)
    {
        for (var first = 0; first < sums.Length; first += PackedSums.MostPackedRows)
        {
            var count = Math.Min(PackedSums.MostPackedRows, sums.Length - first);
            if (_packedRows + count > PackedSums.MostPackedRows)
            {
                Empty();
            }

            _packedRows += count;
            AddRows(cells, slots, rows.Slice(first, count), sums.Slice(first, count), _packed);
        }
    }

    /// <summary>Adds a slot's sums to a column's, two longs a bin.</summary>
    /// <param name="slot">Within the group.</param>
    /// <param name="wide">The column's.</param>
    public void AddTo(int slot, Span<long> wide)
    {
        var bins = wide.Length / 2;
        if (_packedRows > 0)
        {
            var packed = _packed.AsSpan(slot * SlotBins, bins);
            for (var bin = 0; bin < packed.Length; bin++)
            {
                wide[2 * bin] += PackedSums.Gradient(packed[bin]);
                wide[(2 * bin) + 1] += PackedSums.HessianAndCount(packed[bin]);
            }
        }

        if (_isWide)
        {
            var gradients = _gradients.AsSpan(slot * SlotBins, bins);
            var rest = _hessiansAndCounts.AsSpan(slot * SlotBins, bins);
            for (var bin = 0; bin < gradients.Length; bin++)
            {
                wide[2 * bin] += gradients[bin];
                wide[(2 * bin) + 1] += rest[bin];
            }
        }
    }

    /// <summary>
    /// One row after the other, its slots side by side: they lie constant steps apart, so that a row's cells and bins are reached from one address each.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRows(ReadOnlySpan<byte> cells, int slots, ReadOnlySpan<ushort> rows, ReadOnlySpan<ulong> sums, ulong[] packed)
    {
        ref var cell = ref MemoryMarshal.GetReference(cells);
        ref var bin = ref MemoryMarshal.GetArrayDataReference(packed);
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var isSparse = Sse.IsSupported && rows[^1] - rows[0] > SparseFrom * rows.Length;
        nint i = 0;
        nint count = rows.Length;
        if (slots == BinnedTable.GroupSlots)
        {
            for (; isSparse && i < count - RowsAhead; i++)
            {
                Prefetch(ref Unsafe.Add(ref cell, (nint)Unsafe.Add(ref row, i + RowsAhead)));
                AddEight(ref Unsafe.Add(ref cell, (nint)Unsafe.Add(ref row, i)), ref bin, Unsafe.Add(ref sum, i));
            }

            for (; i < count; i++)
            {
                AddEight(ref Unsafe.Add(ref cell, (nint)Unsafe.Add(ref row, i)), ref bin, Unsafe.Add(ref sum, i));
            }
        }

        for (; i < count; i++)
        {
            AddSome(ref Unsafe.Add(ref cell, (nint)Unsafe.Add(ref row, i)), ref bin, Unsafe.Add(ref sum, i), slots);
        }
    }

    /// <summary>Asks for a row's eight cells, which lie in eight lines. A hint needs no pinned array: an address gone stale only misses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Prefetch(ref byte cell)
    {
        var first = (byte*)Unsafe.AsPointer(ref cell);
        Sse.Prefetch0(first);
        Sse.Prefetch0(first + BinnedTable.SlotBytes);
        Sse.Prefetch0(first + (2 * BinnedTable.SlotBytes));
        Sse.Prefetch0(first + (3 * BinnedTable.SlotBytes));
        Sse.Prefetch0(first + (4 * BinnedTable.SlotBytes));
        Sse.Prefetch0(first + (5 * BinnedTable.SlotBytes));
        Sse.Prefetch0(first + (6 * BinnedTable.SlotBytes));
        Sse.Prefetch0(first + (7 * BinnedTable.SlotBytes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddEight(ref byte cell, ref ulong bin, ulong sum)
    {
        AddOne(ref cell, ref bin, sum, 0);
        AddOne(ref cell, ref bin, sum, 1);
        AddOne(ref cell, ref bin, sum, 2);
        AddOne(ref cell, ref bin, sum, 3);
        AddOne(ref cell, ref bin, sum, 4);
        AddOne(ref cell, ref bin, sum, 5);
        AddOne(ref cell, ref bin, sum, 6);
        AddOne(ref cell, ref bin, sum, 7);
    }

    /// <summary>The last group's slots: the branches fall the same way for every row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSome(ref byte cell, ref ulong bin, ulong sum, int slots)
    {
        AddOne(ref cell, ref bin, sum, 0);
        if (slots < 2) return;
        AddOne(ref cell, ref bin, sum, 1);
        if (slots < 3) return;
        AddOne(ref cell, ref bin, sum, 2);
        if (slots < 4) return;
        AddOne(ref cell, ref bin, sum, 3);
        if (slots < 5) return;
        AddOne(ref cell, ref bin, sum, 4);
        if (slots < 6) return;
        AddOne(ref cell, ref bin, sum, 5);
        if (slots < 7) return;
        AddOne(ref cell, ref bin, sum, 6);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddOne(ref byte cell, ref ulong bin, ulong sum, int slot) =>
        Unsafe.Add(ref bin, (nint)Unsafe.Add(ref cell, slot * BinnedTable.SlotBytes) + (slot * SlotBins)) += sum;

    /// <summary>Packed sums into the wide ones, several bins at a time: the formulas of <see cref="PackedSums"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Empty()
    {
        if (!_isWide)
        {
            (_gradients ??= new long[Bins]).AsSpan().Clear();
            (_hessiansAndCounts ??= new long[Bins]).AsSpan().Clear();
            _isWide = true;
        }

        ref var packed = ref MemoryMarshal.GetArrayDataReference(_packed);
        ref var gradients = ref MemoryMarshal.GetArrayDataReference(_gradients!);
        ref var rest = ref MemoryMarshal.GetArrayDataReference(_hessiansAndCounts!);
        var countMask = new Vector<ulong>(PackedSums.PackedCountMask);
        var hessianMask = new Vector<ulong>(PackedSums.PackedHessianMask);
        for (nuint bin = 0; bin < Bins; bin += (nuint)Vector<ulong>.Count)
        {
            var sums = Vector.LoadUnsafe(ref packed, bin);
            var counts = sums & countMask;
            var gradient = (sums >>> PackedSums.GradientShift) - (counts << PackedSums.GradientBiasBits);
            var hessianAndCount = ((sums & hessianMask) << (PackedSums.CountBits - PackedSums.HessianShift)) | counts;
            (Vector.LoadUnsafe(ref gradients, bin) + gradient.As<ulong, long>()).StoreUnsafe(ref gradients, bin);
            (Vector.LoadUnsafe(ref rest, bin) + hessianAndCount.As<ulong, long>()).StoreUnsafe(ref rest, bin);
            Vector<ulong>.Zero.StoreUnsafe(ref packed, bin);
        }

        _packedRows = 0;
    }
}
