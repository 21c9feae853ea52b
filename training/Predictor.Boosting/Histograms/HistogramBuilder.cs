using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Predictor.Boosting.Histograms;

/// <summary>
/// Sums a leaf's rows by bin for a few columns at a time. Rows are taken in runs short enough for their unpacked sums, and the
/// packed histograms they are added to, to stay in the first-level cache while all of the group's columns pass over them.
/// One builder a worker; nothing is allocated once it is made.
/// </summary>
internal sealed class HistogramBuilder
{
    /// <summary>Columns summed in one pass over the rows.</summary>
    public const int MostColumns = 8;

    private const int RunRows = 1024;
    private const int BinsPadded = 256;

    private readonly uint[] _rows = new uint[RunRows];
    private readonly ulong[] _sums = new ulong[RunRows];
    private readonly ulong[] _packed = new ulong[MostColumns * BinsPadded];

    /// <param name="entries">The leaf's rows, rising.</param>
    /// <param name="table">Bins by column.</param>
    /// <param name="columns">At most <see cref="MostColumns"/> of them.</param>
    /// <param name="layout">Where they lie in the histogram.</param>
    /// <param name="histogram">Overwritten at those columns.</param>
    public void Build(ReadOnlySpan<ulong> entries, byte[][] table, ReadOnlySpan<int> columns, HistogramLayout layout, long[] histogram)
    {
        foreach (var column in columns)
        {
            layout.Of(histogram, column).Clear();
        }

        while (!entries.IsEmpty)
        {
            var block = entries[..Math.Min(entries.Length, PackedSums.MostPackedRows)];
            entries = entries[block.Length..];
            AddBlock(block, table, columns);
            for (var i = 0; i < columns.Length; i++)
            {
                Empty(_packed.AsSpan(i * BinsPadded, layout.Bins(columns[i])), layout.Of(histogram, columns[i]));
            }
        }
    }

    private void AddBlock(ReadOnlySpan<ulong> entries, byte[][] table, ReadOnlySpan<int> columns)
    {
        while (!entries.IsEmpty)
        {
            var run = entries[..Math.Min(entries.Length, RunRows)];
            entries = entries[run.Length..];
            Unpack(run, _rows, _sums);
            var first = _rows[0];

            // Rows rise, so a run without gaps is known by its ends.
            var dense = _rows[run.Length - 1] - first == run.Length - 1;
            for (var i = 0; i < columns.Length; i++)
            {
                ref var packed = ref _packed[i * BinsPadded];
                if (dense)
                {
                    AddDense(table[columns[i]].AsSpan((int)first, run.Length), _sums, ref packed);
                }
                else
                {
                    AddGathered(table[columns[i]], _rows.AsSpan(0, run.Length), _sums, ref packed);
                }
            }
        }
    }

    private static void Unpack(ReadOnlySpan<ulong> entries, Span<uint> rows, Span<ulong> sums)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            rows[i] = (uint)entries[i];
            sums[i] = PackedSums.FromEntry(entries[i]);
        }
    }

    private static void AddDense(ReadOnlySpan<byte> bins, ReadOnlySpan<ulong> sums, ref ulong packed)
    {
        ref var bin = ref MemoryMarshal.GetReference(bins);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        nint i = 0;
        for (; i <= bins.Length - 4; i += 4)
        {
            Unsafe.Add(ref packed, (nint)Unsafe.Add(ref bin, i)) += Unsafe.Add(ref sum, i);
            Unsafe.Add(ref packed, (nint)Unsafe.Add(ref bin, i + 1)) += Unsafe.Add(ref sum, i + 1);
            Unsafe.Add(ref packed, (nint)Unsafe.Add(ref bin, i + 2)) += Unsafe.Add(ref sum, i + 2);
            Unsafe.Add(ref packed, (nint)Unsafe.Add(ref bin, i + 3)) += Unsafe.Add(ref sum, i + 3);
        }

        for (; i < bins.Length; i++)
        {
            Unsafe.Add(ref packed, (nint)Unsafe.Add(ref bin, i)) += Unsafe.Add(ref sum, i);
        }
    }

    private static void AddGathered(byte[] column, ReadOnlySpan<uint> rows, ReadOnlySpan<ulong> sums, ref ulong packed)
    {
        ref var bins = ref MemoryMarshal.GetArrayDataReference(column);
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        nint i = 0;
        for (; i <= rows.Length - 4; i += 4)
        {
            nint bin0 = Unsafe.Add(ref bins, (nint)Unsafe.Add(ref row, i));
            nint bin1 = Unsafe.Add(ref bins, (nint)Unsafe.Add(ref row, i + 1));
            nint bin2 = Unsafe.Add(ref bins, (nint)Unsafe.Add(ref row, i + 2));
            nint bin3 = Unsafe.Add(ref bins, (nint)Unsafe.Add(ref row, i + 3));
            Unsafe.Add(ref packed, bin0) += Unsafe.Add(ref sum, i);
            Unsafe.Add(ref packed, bin1) += Unsafe.Add(ref sum, i + 1);
            Unsafe.Add(ref packed, bin2) += Unsafe.Add(ref sum, i + 2);
            Unsafe.Add(ref packed, bin3) += Unsafe.Add(ref sum, i + 3);
        }

        for (; i < rows.Length; i++)
        {
            Unsafe.Add(ref packed, (nint)Unsafe.Add(ref bins, (nint)Unsafe.Add(ref row, i))) += Unsafe.Add(ref sum, i);
        }
    }

    private static void Empty(Span<ulong> packed, Span<long> wide)
    {
        for (var bin = 0; bin < packed.Length; bin++)
        {
            if (packed[bin] != 0)
            {
                PackedSums.AddTo(ref wide[2 * bin], ref wide[(2 * bin) + 1], packed[bin]);
                packed[bin] = 0;
            }
        }
    }

    /// <summary>The other child: what the parent holds and this child does not. Exact, since the sums are integers.</summary>
    public static void Subtract(Span<long> parentToOther, ReadOnlySpan<long> child)
    {
        var i = 0;
        for (; i <= child.Length - System.Numerics.Vector<long>.Count; i += System.Numerics.Vector<long>.Count)
        {
            var difference = new System.Numerics.Vector<long>(parentToOther[i..]) - new System.Numerics.Vector<long>(child[i..]);
            difference.CopyTo(parentToOther[i..]);
        }

        for (; i < child.Length; i++)
        {
            parentToOther[i] -= child[i];
        }
    }
}
