using Predictor.Boosting.Binning;
using Predictor.Boosting.Histograms;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Growing;

/// <summary>
/// Parts the rows of several nodes at once and sums the smaller child of each, a few shards a task: what a task reads of the table is fetched from
/// memory once for all nodes. Groups of slots come outermost, so that the rows of a group's eight columns stay in the second-level cache.
/// Each worker sums into histograms of its own.
/// </summary>
internal sealed class NodeSplitter
{
    private const int MostShardsPerTask = 4;
    private const int TasksPerWorker = 4;

    private readonly BinnedTable _table;
    private readonly RowLeaves _rows;
    private readonly Crew _crew;
    private readonly int _shardsPerTask;
    private readonly SmallRows[] _small;

    /// <summary>By node of the batch and worker.</summary>
    private readonly HistogramBuilder[][] _builders;

    /// <param name="table">Cells.</param>
    /// <param name="rows">Where its rows are.</param>
    /// <param name="most">Most nodes at once.</param>
    /// <param name="crew">Who works.</param>
    public NodeSplitter(BinnedTable table, RowLeaves rows, int most, Crew crew)
    {
        _table = table;
        _rows = rows;
        _crew = crew;
        _shardsPerTask = Math.Clamp(table.Shards / (TasksPerWorker * crew.Workers), 1, MostShardsPerTask);
        _small = [.. Enumerable.Range(0, crew.Workers).Select(_ => new SmallRows(Math.Min(_shardsPerTask * BinnedTable.ShardRows, table.Rows)))];
        _builders = [.. Enumerable.Range(0, most).Select(_ => Enumerable.Range(0, crew.Workers).Select(_ => new HistogramBuilder(table)).ToArray())];
    }

    /// <summary>The workers' sums of a node of the last batch, to be added up.</summary>
    public HistogramBuilder[] Sums(int node) => _builders[node];

    /// <summary>Sums the root's rows.</summary>
    public void SumRoot(bool[] isGroupWanted)
    {
        Clear(1);
        Run((shards, worker) =>
        {
            var small = _small[worker];
            small.Clear();
            for (var shard = shards.Start; shard < shards.End; shard++)
            {
                small.TakeAll(0, shard, _rows.Sums(shard));
            }

            Sum(small, isGroupWanted, worker);
        });
    }

    /// <param name="nodes">With their children; disjoint.</param>
    /// <param name="isGroupWanted">By group of slots, whether the tree may split on any of its columns; null: nothing is summed.</param>
    public void Split(IReadOnlyList<PartedNode> nodes, bool[]? isGroupWanted)
    {
        Clear(nodes.Count);
        Run((shards, worker) =>
        {
            var small = _small[worker];
            small.Clear();
            for (var node = 0; node < nodes.Count; node++)
            {
                for (var shard = shards.Start; shard < shards.End; shard++)
                {
                    var listed = Part(nodes[node], shard, small.Room);
                    if (isGroupWanted is not null)
                    {
                        small.Take(node, shard, listed, _rows.Sums(shard));
                    }
                }
            }

            if (isGroupWanted is not null)
            {
                Sum(small, isGroupWanted, worker);
            }
        });
    }

    private void Sum(SmallRows small, bool[] isGroupWanted, int worker)
    {
        for (var group = 0; group < isGroupWanted.Length; group++)
        {
            for (var part = 0; isGroupWanted[group] && part < small.Parts.Count; part++)
            {
                var rows = small.Parts[part];
                _builders[rows.Node][worker].Add(group, rows.Shard, small.Rows(rows), small.Sums(rows));
            }
        }
    }

    private int Part(PartedNode parted, int shard, Span<ushort> listed)
    {
        var (node, split) = (parted.Node, parted.Node.Best);
        return Parting.Part(
            _rows.Labels(shard), _table.Cells(shard, split.Column), split.LeftBins, node.Label, node.Right!.Label, !parted.IsLeftSmall, listed);
    }

    private void Clear(int nodes)
    {
        for (var node = 0; node < nodes; node++)
        {
            foreach (var builder in _builders[node])
            {
                builder.Clear();
            }
        }
    }

    private void Run(Action<(int Start, int End), int> task) =>
        _crew.Run((_table.Shards + _shardsPerTask - 1) / _shardsPerTask, (number, worker) =>
            task((number * _shardsPerTask, Math.Min((number + 1) * _shardsPerTask, _table.Shards)), worker));
}
