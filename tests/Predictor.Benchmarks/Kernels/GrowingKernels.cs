using BenchmarkDotNet.Attributes;
using Predictor.Boosting;
using Predictor.Boosting.Binning;
using Predictor.Boosting.Growing;
using Predictor.Boosting.Histograms;
using Predictor.Boosting.Losses;
using Predictor.Boosting.Sampling;
using Predictor.Boosting.Splitting;
using Predictor.Boosting.Threading;

namespace Predictor.Benchmarks.Kernels;

/// <summary>What growing a tree does with one shard's 8,192 rows of eight columns: gradients, parting, listing, summing, searching.</summary>
public class GrowingKernels : IDisposable
{
    private readonly Crew _crew = new(1);
    private readonly RowLeaves _rows = new(BinnedTable.ShardRows);
    private readonly SmallRows _small = new(BinnedTable.ShardRows);
    private readonly float[] _margins = new float[BinnedTable.ShardRows];
    private readonly ushort[] _listed = new ushort[BinnedTable.ShardRows + Parting.Slack];
    private BinnedTable _table = null!;
    private FixedPointGradients _gradients = null!;
    private HistogramBuilder _builder = null!;
    private NumericSplitSweep _sweep = null!;
    private NodeSums _sums;
    private long[] _histogram = [];

    /// <summary>Share of the shard's rows that are the leaf's.</summary>
    [Params(1.0, 0.1, 0.01)]
    public double Share { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        float[] Random() => [.. Enumerable.Range(0, BinnedTable.ShardRows).Select(_ => random.NextSingle())];
        var table = new TrainingTable
        {
            Columns = [.. Enumerable.Range(0, BinnedTable.GroupSlots).Select(column => new TrainingColumn($"c{column}", Random()))],
            Labels = [.. Random().Select(cell => cell < 0.3f ? 1f : 0f)],
        };
        var options = new BoostingOptions();
        var bins = BinFinder.Find(table, options, _crew);
        _table = BinnedTable.From(table, bins, BinnedTable.SplittableColumns(table, bins), _crew);
        _gradients = new FixedPointGradients(table, _crew);
        _builder = new HistogramBuilder(_table);
        _sweep = new NumericSplitSweep(new SplitCriteria(options, _gradients.GradientUnit, _gradients.HessianUnit, bounded: false));
        _sums = _gradients.Fill(_margins, new RowSample(1, 0), 7, _rows);
        for (var row = 0; row < BinnedTable.ShardRows; row++)
        {
            _rows.Labels(0)[row] = random.NextDouble() < Share ? (ushort)1 : (ushort)0;
        }

        List();
        _histogram = new long[2 * bins[0].Count];
        _builder.AddTo(0, _histogram);
    }

    [Benchmark]
    public object Gradients() => _gradients.Fill(_margins, new RowSample(1, 0), 7, _rows);

    [Benchmark]
    public int Part() => Parting.Part(_rows.Labels(0), _table.Cells(0, 3), default, 1, 1, listRight: true, _listed);

    [Benchmark]
    public int List()
    {
        _small.Clear();
        _small.Take(0, 0, Parting.Part(_rows.Labels(0), _table.Cells(0, 3), default, 1, 1, listRight: true, _small.Room), _rows.Sums(0));
        return _small.Parts.Count;
    }

    [Benchmark]
    public void Sum()
    {
        _builder.Clear();
        foreach (var part in _small.Parts)
        {
            _builder.Add(0, 0, _small.Rows(part), _small.Sums(part));
        }
    }

    [Benchmark]
    public bool Search()
    {
        var best = Split.None;
        _sweep.Find(_histogram, 0, 0, _sums, MarginBounds.None, ref best);
        return best.Found;
    }

    public void Dispose()
    {
        _crew.Dispose();
        GC.SuppressFinalize(this);
    }
}
