using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Predictor.Boosting.Binning;

namespace Predictor.Boosting.Histograms;

/// <summary>
/// Sums a leaf's rows by bin for the eight columns of a group: one load gives a row's eight bins, one add a column its gradient, hessian and
/// count. The eight packed histograms (16 KiB) stay in the first-level cache and are emptied before a field can overflow.
/// One builder a worker; nothing is allocated once it is made.
/// </summary>
internal sealed class HistogramBuilder
{
    private const int BinsPadded = 256;

    // Rows between a hint and its use: about the time a line takes from memory.
    private const int RowsAhead = 24;

    private readonly ulong[] _packed = new ulong[BinnedTable.GroupColumns * BinsPadded];

    /// <param name="entries">The leaf's rows.</param>
    /// <param name="table">Bins.</param>
    /// <param name="columns">Columns wanted, all of one group.</param>
    /// <param name="layout">Where they lie in the histogram.</param>
    /// <param name="histogram">Overwritten at those columns.</param>
    public void Build(ReadOnlySpan<ulong> entries, BinnedTable table, ReadOnlySpan<int> columns, HistogramLayout layout, long[] histogram)
    {
        foreach (var column in columns)
        {
            layout.Of(histogram, column).Clear();
        }

        var cells = table.Group(table.GroupOf(columns[0]));
        while (!entries.IsEmpty)
        {
            var block = entries[..Math.Min(entries.Length, PackedSums.MostPackedRows)];
            entries = entries[block.Length..];
            _packed.AsSpan().Clear();
            AddBlock(block, cells, _packed);
            foreach (var column in columns)
            {
                Empty(_packed.AsSpan(table.SlotOf(column) * BinsPadded, layout.Bins(column)), layout.Of(histogram, column));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void AddBlock(ReadOnlySpan<ulong> entries, byte[] cells, ulong[] packed)
    {
        ref var cell = ref MemoryMarshal.GetArrayDataReference(cells);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(packed);
        ref var rows = ref MemoryMarshal.GetReference(entries);
        var last = entries.Length - 1;
        var sparse = (uint)entries[last] - (uint)entries[0] >= 4L * entries.Length;
        for (var i = 0; i <= last; i++)
        {
            var entry = Unsafe.Add(ref rows, i);

            // A sparse leaf's rows lie lines apart; a hint needs no pinned array, an address gone stale only misses.
            if (Sse.IsSupported && sparse)
            {
                var ahead = (nint)(uint)Unsafe.Add(ref rows, Math.Min(i + RowsAhead, last));
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref cell, ahead * BinnedTable.GroupColumns)));
            }

            var bins = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref cell, (nint)(uint)entry * BinnedTable.GroupColumns));
            var sum = PackedSums.FromEntry(entry);
            Unsafe.Add(ref sums, (nint)(byte)bins) += sum;
            Unsafe.Add(ref sums, (nint)(byte)(bins >> 8) + BinsPadded) += sum;
            Unsafe.Add(ref sums, (nint)(byte)(bins >> 16) + (2 * BinsPadded)) += sum;
            Unsafe.Add(ref sums, (nint)(byte)(bins >> 24) + (3 * BinsPadded)) += sum;
            Unsafe.Add(ref sums, (nint)(byte)(bins >> 32) + (4 * BinsPadded)) += sum;
            Unsafe.Add(ref sums, (nint)(byte)(bins >> 40) + (5 * BinsPadded)) += sum;
            Unsafe.Add(ref sums, (nint)(byte)(bins >> 48) + (6 * BinsPadded)) += sum;
            Unsafe.Add(ref sums, (nint)(bins >> 56) + (7 * BinsPadded)) += sum;
        }
    }

    private static void Empty(ReadOnlySpan<ulong> packed, Span<long> wide)
    {
        for (var bin = 0; bin < packed.Length; bin++)
        {
            if (packed[bin] != 0)
            {
                PackedSums.AddTo(ref wide[2 * bin], ref wide[(2 * bin) + 1], packed[bin]);
            }
        }
    }

    /// <summary>The other child: what the parent holds and this child does not. Exact, since the sums are integers.</summary>
    public static void Subtract(Span<long> parentToOther, ReadOnlySpan<long> child)
    {
        var i = 0;
        for (; i <= child.Length - Vector<long>.Count; i += Vector<long>.Count)
        {
            (new Vector<long>(parentToOther[i..]) - new Vector<long>(child[i..])).CopyTo(parentToOther[i..]);
        }

        for (; i < child.Length; i++)
        {
            parentToOther[i] -= child[i];
        }
    }
}
