using Predictor.Boosting.Binning;
using Predictor.Boosting.Sampling;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Growing;

/// <summary>Adds a grown tree to the margins of rows.</summary>
internal static class MarginUpdate
{
    private const int ChunkRows = 16_384;

    /// <summary>Training rows: each leaf's are at hand; rows the tree did not see walk down it.</summary>
    public static void Training(BinnedTree tree, TreeGrower grower, BinnedTable table, RowSample sample, double[] margins, Crew crew)
    {
        crew.Run(tree.LeafValue.Length, leaf =>
        {
            var value = tree.LeafValue[leaf];
            foreach (var entry in grower.Partition.Of(grower.RowsOf(leaf)))
            {
                margins[(uint)entry] += value;
            }
        });
        if (!sample.All)
        {
            Walk(tree, table, margins, crew, row => !sample.Contains(row));
        }
    }

    /// <summary>Validation rows.</summary>
    public static void Walk(BinnedTree tree, BinnedTable table, double[] margins, Crew crew, Func<int, bool>? only = null)
    {
        crew.Run((table.Rows + ChunkRows - 1) / ChunkRows, chunk =>
        {
            var end = Math.Min((chunk + 1) * ChunkRows, table.Rows);
            for (var row = chunk * ChunkRows; row < end; row++)
            {
                if (only is null || only(row))
                {
                    margins[row] += tree.Value(table, row);
                }
            }
        });
    }
}
