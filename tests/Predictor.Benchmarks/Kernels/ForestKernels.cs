using BenchmarkDotNet.Attributes;
using Predictor.Boosting;
using Predictor.Forests;

namespace Predictor.Benchmarks.Kernels;

/// <summary>A forest of 100 trees of 31 leaves and 30 columns: one row scored and explained, 4,096 rows scored.</summary>
[MemoryDiagnoser]
public class ForestKernels
{
    private const int Columns = 30;
    private const int Rows = 4096;

    private readonly double[] _margins = new double[Rows];
    private readonly double[] _contributions = new double[Columns];
    private float[] _cells = [];
    private Forest _forest = null!;
    private int _row;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var columns = Enumerable.Range(0, Columns).Select(_ => Enumerable.Range(0, 20_000).Select(_ => random.NextDouble() < 0.1 ? float.NaN : random.NextSingle()).ToArray()).ToArray();
        float Known(int column, int row) => float.IsNaN(columns[column][row]) ? 0.5f : columns[column][row];
        var table = new TrainingTable
        {
            Columns = [.. columns.Select((cells, column) => new TrainingColumn($"c{column}", cells))],
            Labels = [.. Enumerable.Range(0, 20_000).Select(row => random.NextSingle() < (Enumerable.Range(0, 8).Sum(column => Known(column, row) * Known(column + 8, row)) / 4) ? 1f : 0f)],
        };
        _forest = new GradientBoosting().Train(table, null, new BoostingOptions { Trees = 100, Leaves = 31, LearningRate = 0.1 }, null, CancellationToken.None).Forest;
        _cells = [.. Enumerable.Range(0, Rows).SelectMany(row => columns.Select(cells => cells[row]))];
    }

    [Benchmark]
    public double ScoreOne() => _forest.Margin(Next());

    [Benchmark]
    public double ExplainOne()
    {
        _forest.Contributions(Next(), _contributions);
        return _contributions[0];
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public double ScoreMany()
    {
        _forest.Margins(_cells, _margins);
        return _margins[0];
    }

    /// <summary>Another row each time, as a service sees them.</summary>
    private ReadOnlySpan<float> Next()
    {
        _row = (_row + 1) % Rows;
        return _cells.AsSpan(_row * Columns, Columns);
    }
}
