using Predictor.Boosting.Binning;

namespace Predictor.Boosting.Growing;

/// <summary>
/// Which leaf of the tree being grown each row is in, and what the row adds to a bin. Rows do not move: splitting a leaf gives the rows that go
/// right another label. Sixteen labels are compared at a time, and with them a column's cells lie in order of rows.
/// </summary>
internal sealed class RowLeaves
{
    private readonly ushort[][] _labels;
    private readonly uint[][] _sums;

    public RowLeaves(int rows)
    {
        var shards = (rows + BinnedTable.ShardRows - 1) / BinnedTable.ShardRows;
        _labels = new ushort[shards][];
        _sums = new uint[shards][];
        for (var shard = 0; shard < shards; shard++)
        {
            var inShard = Math.Min(BinnedTable.ShardRows, rows - (shard * BinnedTable.ShardRows));
            _labels[shard] = new ushort[inShard];
            _sums[shard] = new uint[inShard];
        }
    }

    public int Shards => _labels.Length;

    /// <summary>Label of each row of a shard; all are 0, the root's, before a tree grows.</summary>
    public ushort[] Labels(int shard) => _labels[shard];

    /// <summary>What each row of a shard adds to a bin (a row of <see cref="Histograms.PackedSums"/>); 0 where the tree does not see the row.</summary>
    public uint[] Sums(int shard) => _sums[shard];
}
