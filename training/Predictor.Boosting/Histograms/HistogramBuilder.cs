using System.Numerics;
using Predictor.Boosting.Binning;

namespace Predictor.Boosting.Histograms;

/// <summary>
/// One worker's sums of one leaf's rows, all groups of slots. Which worker adds which rows does not show in the sums, which are integers.
/// </summary>
internal sealed class HistogramBuilder
{
    private readonly BinnedTable _table;
    private readonly PackedHistogram[] _groups;

    public HistogramBuilder(BinnedTable table)
    {
        _table = table;
        _groups = [.. Enumerable.Range(0, table.Groups).Select(_ => new PackedHistogram())];
    }

    /// <summary>Starts another leaf.</summary>
    public void Clear()
    {
        foreach (var group in _groups)
        {
            group.Clear();
        }
    }

    /// <summary>Adds rows of a shard to a group's sums.</summary>
    /// <param name="group">Which eight slots.</param>
    /// <param name="shard">Whose rows.</param>
    /// <param name="rows">The rows within it, rising.</param>
    /// <param name="sums">What each of them adds (<see cref="PackedSums"/>).</param>
    public void Add(int group, int shard, ReadOnlySpan<ushort> rows, ReadOnlySpan<ulong> sums)
    {
        var firstSlot = group * BinnedTable.GroupSlots;
        var slots = Math.Min(BinnedTable.GroupSlots, _table.Slots - firstSlot);
        _groups[group].Add(_table.Shard(shard).AsSpan(firstSlot * BinnedTable.SlotBytes), slots, rows, sums);
    }

    /// <summary>Adds a column's sums to its bins in a leaf's histogram, two longs a bin.</summary>
    public void AddTo(int column, Span<long> wide)
    {
        var slot = _table.SlotOf(column);
        _groups[slot / BinnedTable.GroupSlots].AddTo(slot % BinnedTable.GroupSlots, wide);
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
