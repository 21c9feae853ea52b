using Predictor.Boosting.Binning;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Growing;

/// <summary>Adds a grown tree to the margins of rows.</summary>
internal static class MarginUpdate
{
    /// <summary>Training rows, those that the tree did not see too: each row's label says where it is. Labels are the root's again after.</summary>
    public static void Training(GrownTree tree, RowLeaves rows, float[] margins, Crew crew) =>
        crew.Run(rows.Shards, shard =>
        {
            var labels = rows.Labels(shard);
            var values = tree.ValueOfLabel;
            var ofShard = margins.AsSpan(shard * BinnedTable.ShardRows, labels.Length);
            for (var row = 0; row < ofShard.Length; row++)
            {
                ofShard[row] += values[labels[row]];
            }

            labels.AsSpan().Clear();
        });

    /// <summary>Validation rows.</summary>
    public static void Walk(BinnedTree tree, BinnedTable table, double[] margins, Crew crew) =>
        crew.Run(table.Shards, shard =>
        {
            var ofShard = margins.AsSpan(shard * BinnedTable.ShardRows, table.RowsOf(shard));
            for (var row = 0; row < ofShard.Length; row++)
            {
                ofShard[row] += tree.Value(table, shard, row);
            }
        });
}
