using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Predictor.Boosting.Binning;
using Predictor.Boosting.Splitting;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Growing;

/// <summary>
/// Row entries ordered by leaf: each leaf holds one range of one of two buffers, its rows rising.
/// Splitting a leaf moves its entries, in order, to the same range of the other buffer:
/// <code>
/// one    .....| l r r l l r |.....
/// other  .....| l l l r r r |.....
/// </code>
/// </summary>
internal sealed class RowPartition(int rows, Crew crew)
{
    private const int ChunkRows = 16_384;

    private readonly ulong[][] _buffers =
        [GC.AllocateUninitializedArray<ulong>(rows), GC.AllocateUninitializedArray<ulong>(rows)];

    private readonly byte[] _goesLeft = new byte[256];
    private readonly int[] _leftOfChunk = new int[(rows / ChunkRows) + 2];

    /// <summary>All entries, as they are filled before a tree is grown.</summary>
    public ulong[] Entries => _buffers[0];

    public Span<ulong> Of(RowRange range) => _buffers[range.Buffer].AsSpan(range.Start, range.Count);

    /// <summary>Moves a leaf's entries to its children.</summary>
    /// <param name="range">The leaf's.</param>
    /// <param name="bins">The split's column.</param>
    /// <param name="leftBins">Bins that go left.</param>
    /// <param name="leftRows">How many entries have one of those bins.</param>
    public (RowRange Left, RowRange Right) Split(RowRange range, BinnedColumn bins, in BinSet leftBins, int leftRows)
    {
        leftBins.Expand(_goesLeft);
        var left = new RowRange(1 - range.Buffer, range.Start, leftRows);
        var right = new RowRange(1 - range.Buffer, range.Start + leftRows, range.Count - leftRows);
        var chunks = (range.Count + ChunkRows - 1) / ChunkRows;
        var target = _buffers[left.Buffer];
        if (crew.Workers == 1 || chunks < 3)
        {
            Scatter(Of(range), bins, _goesLeft, target, left.Start, right.Start);
            return (left, right);
        }

        crew.Run(chunks, chunk => _leftOfChunk[chunk + 1] = CountLeft(Of(Chunk(range, chunk)), bins, _goesLeft));
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            _leftOfChunk[chunk + 1] += _leftOfChunk[chunk];
        }

        crew.Run(chunks, chunk =>
        {
            var leftBefore = _leftOfChunk[chunk];
            var rightBefore = (chunk * ChunkRows) - leftBefore;
            Scatter(Of(Chunk(range, chunk)), bins, _goesLeft, target, left.Start + leftBefore, right.Start + rightBefore);
        });
        return (left, right);
    }

    private static RowRange Chunk(RowRange range, int chunk) =>
        new(range.Buffer, range.Start + (chunk * ChunkRows), Math.Min(ChunkRows, range.Count - (chunk * ChunkRows)));

    private static int CountLeft(ReadOnlySpan<ulong> entries, BinnedColumn bins, byte[] goesLeft)
    {
        ref var bin = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bins.Cells), bins.Slot);
        ref var isLeft = ref MemoryMarshal.GetArrayDataReference(goesLeft);
        var left = 0;
        foreach (var entry in entries)
        {
            left += Unsafe.Add(ref isLeft, (nint)Unsafe.Add(ref bin, (nint)(uint)entry * BinnedTable.GroupColumns));
        }

        return left;
    }

    /// <summary>Without a branch: the place an entry goes to is picked by a mask.</summary>
    private static void Scatter(ReadOnlySpan<ulong> entries, BinnedColumn bins, byte[] goesLeft, ulong[] target, int left, int right)
    {
        ref var bin = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bins.Cells), bins.Slot);
        ref var isLeft = ref MemoryMarshal.GetArrayDataReference(goesLeft);
        ref var to = ref MemoryMarshal.GetArrayDataReference(target);
        nint leftEnd = left;
        nint rightEnd = right;
        foreach (var entry in entries)
        {
            nint toLeft = Unsafe.Add(ref isLeft, (nint)Unsafe.Add(ref bin, (nint)(uint)entry * BinnedTable.GroupColumns));
            Unsafe.Add(ref to, rightEnd + ((leftEnd - rightEnd) & -toLeft)) = entry;
            leftEnd += toLeft;
            rightEnd += 1 - toLeft;
        }
    }
}
