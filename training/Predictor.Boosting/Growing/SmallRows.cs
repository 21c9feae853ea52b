using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Predictor.Boosting.Binning;
using Predictor.Boosting.Histograms;

namespace Predictor.Boosting.Growing;

/// <summary>Rows to sum, as a worker lists them for one task: of each node, of each shard, with what each adds. Nothing is allocated once it is made.</summary>
internal sealed class SmallRows
{
    private const int RowsAhead = 32;

    private readonly ushort[] _rows;
    private readonly ulong[] _sums;
    private readonly List<Part> _parts = [];
    private int _count;

    /// <param name="rows">Most rows of a task.</param>
    public SmallRows(int rows)
    {
        _rows = GC.AllocateUninitializedArray<ushort>(rows + BinnedTable.ShardRows + Parting.Slack);
        _sums = GC.AllocateUninitializedArray<ulong>(rows);
    }

    public IReadOnlyList<Part> Parts => _parts;

    /// <summary>Where the next rows are to be listed.</summary>
    public Span<ushort> Room => _rows.AsSpan(_count);

    public void Clear()
    {
        _parts.Clear();
        _count = 0;
    }

    /// <summary>Takes the rows listed in <see cref="Room"/>, those that the tree sees.</summary>
    public void Take(int node, int shard, int listed, uint[] sumsOfShard)
    {
        var taken = TakeSeen(_rows.AsSpan(_count, listed), sumsOfShard, _sums.AsSpan(_count));
        if (taken > 0)
        {
            _parts.Add(new Part(node, shard, _count, taken));
            _count += taken;
        }
    }

    /// <summary>Takes all rows of a shard that the tree sees.</summary>
    public void TakeAll(int node, int shard, uint[] sumsOfShard)
    {
        for (var row = 0; row < sumsOfShard.Length; row++)
        {
            _rows[_count + row] = (ushort)row;
        }

        Take(node, shard, sumsOfShard.Length, sumsOfShard);
    }

    /// <summary>Every row is written, and kept where the tree sees it: no branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe int TakeSeen(Span<ushort> rows, uint[] sumsOfShard, Span<ulong> sums)
    {
        ref var ofRow = ref MemoryMarshal.GetArrayDataReference(sumsOfShard);
        ref var to = ref MemoryMarshal.GetReference(sums);
        ref var list = ref MemoryMarshal.GetReference(rows);
        nint taken = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            // A hint needs no pinned array: an address gone stale only misses.
            if (Sse.IsSupported)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref ofRow, (nint)Unsafe.Add(ref list, Math.Min(i + RowsAhead, rows.Length - 1)))));
            }

            var row = Unsafe.Add(ref list, i);
            var sum = Unsafe.Add(ref ofRow, (nint)row);
            Unsafe.Add(ref list, taken) = row;
            Unsafe.Add(ref to, taken) = PackedSums.Pack(sum);
            taken += Unsafe.BitCast<bool, byte>(sum != 0);
        }

        return (int)taken;
    }

    public ReadOnlySpan<ushort> Rows(Part part) => _rows.AsSpan(part.Start, part.Count);

    public ReadOnlySpan<ulong> Sums(Part part) => _sums.AsSpan(part.Start, part.Count);

    internal readonly record struct Part(int Node, int Shard, int Start, int Count);
}
