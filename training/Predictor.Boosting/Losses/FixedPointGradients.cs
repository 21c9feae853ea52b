using Predictor.Boosting.Histograms;
using Predictor.Boosting.Sampling;
using Predictor.Boosting.Splitting;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Losses;

/// <summary>
/// Log loss's gradient (p - y) and hessian p (1 - p) of every row a tree sees, each times the row's weight, in fixed point of 13 bits.
/// Rounding is stochastic and so without bias (Shi et al., "Quantized Training of Gradient Boosting Decision Trees", 2022): up with a
/// probability equal to the fraction, drawn from a hash of row and tree.
/// </summary>
internal sealed class FixedPointGradients
{
    private const int ChunkRows = 16_384;

    private readonly TrainingTable _table;
    private readonly Crew _crew;
    private readonly int _chunks;
    private readonly NodeSums[] _sumsOfChunk;
    private readonly int[] _rowsOfChunk;
    private readonly double _gradientScale;
    private readonly double _hessianScale;

    public FixedPointGradients(TrainingTable table, Crew crew)
    {
        _table = table;
        _crew = crew;
        _chunks = (table.Rows + ChunkRows - 1) / ChunkRows;
        _sumsOfChunk = new NodeSums[_chunks];
        _rowsOfChunk = new int[_chunks + 1];

        // |gradient| is at most the weight, the hessian a quarter of it.
        double most = table.Weights is null ? 1 : table.Weights.Max();
        _gradientScale = PackedSums.MostFixedPoint / most;
        _hessianScale = 4 * PackedSums.MostFixedPoint / most;
    }

    /// <summary>What a fixed-point gradient of 1 stands for.</summary>
    public double GradientUnit => 1 / _gradientScale;

    /// <summary>What a fixed-point hessian of 1 stands for.</summary>
    public double HessianUnit => 1 / _hessianScale;

    /// <summary>Writes the entries of the sampled rows, rising, from the start of <paramref name="entries"/>, and sums them.</summary>
    public NodeSums Fill(double[] margins, RowSample sample, ulong roundingSeed, ulong[] entries)
    {
        _crew.Run(_chunks, chunk =>
        {
            var (from, to) = RowsOf(chunk);
            _rowsOfChunk[chunk + 1] = sample.All ? to - from : CountSampled(sample, from, to);
        });
        for (var chunk = 0; chunk < _chunks; chunk++)
        {
            _rowsOfChunk[chunk + 1] += _rowsOfChunk[chunk];
        }

        _crew.Run(_chunks, chunk =>
        {
            var (from, to) = RowsOf(chunk);
            _sumsOfChunk[chunk] = FillChunk(margins, sample, (uint)(roundingSeed >> 32), from, to, entries.AsSpan(_rowsOfChunk[chunk]));
        });
        NodeSums sums = default;
        foreach (var chunk in _sumsOfChunk)
        {
            sums += chunk;
        }

        return sums;
    }

    private (int From, int To) RowsOf(int chunk) => (chunk * ChunkRows, Math.Min((chunk + 1) * ChunkRows, _table.Rows));

    private static int CountSampled(RowSample sample, int from, int to)
    {
        var rows = 0;
        for (var row = from; row < to; row++)
        {
            rows += sample.Contains(row) ? 1 : 0;
        }

        return rows;
    }

    private NodeSums FillChunk(double[] margins, RowSample sample, uint seed, int from, int to, Span<ulong> entries)
    {
        long gradients = 0;
        long hessians = 0;
        var count = 0;
        var labels = _table.Labels;
        var weights = _table.Weights;
        for (var row = from; row < to; row++)
        {
            if (!sample.Contains(row))
            {
                continue;
            }

            var weight = weights is null ? 1 : (double)weights[row];
            var probability = Logistic.Probability(margins[row]);
            var (up, upHessian) = RoundingDraws((uint)row, seed);
            var gradient = (int)Math.Floor(((probability - labels[row]) * weight * _gradientScale) + up);
            var hessian = (int)Math.Floor((probability * (1 - probability) * weight * _hessianScale) + upHessian);
            entries[count++] = PackedSums.Entry(row, gradient, hessian);
            gradients += gradient;
            hessians += hessian;
        }

        return new NodeSums(gradients, PackedSums.Wide(hessians, count));
    }

    /// <summary>Two numbers in [0, 1), 16 bits each, from one mix of 32 bits (Wellons' "lowbias32").</summary>
    private static (double First, double Second) RoundingDraws(uint row, uint seed)
    {
        var x = row ^ seed;
        x ^= x >> 16;
        x *= 0x7FEB352D;
        x ^= x >> 15;
        x *= 0x846CA68B;
        x ^= x >> 16;
        return ((x & 0xFFFF) * (1.0 / 65536), (x >> 16) * (1.0 / 65536));
    }
}
