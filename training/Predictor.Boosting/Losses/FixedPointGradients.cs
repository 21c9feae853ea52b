using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

        var seed = (uint)(roundingSeed >> 32);
        _crew.Run(_chunks, chunk =>
        {
            var (from, to) = RowsOf(chunk);
            var target = entries.AsSpan(_rowsOfChunk[chunk]);

            // Without sampling four rows go at a time, and the last ones by themselves.
            var fours = sample.All && Vector256.IsHardwareAccelerated ? (to - from) & ~3 : 0;
            _sumsOfChunk[chunk] = FillFours(margins, seed, from, fours, target) + FillRows(margins, sample, seed, from + fours, to, target[fours..]);
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

    /// <summary>One row at a time: the reference for <see cref="FillFours"/>.</summary>
    internal NodeSums FillRows(double[] margins, RowSample sample, uint seed, int from, int to, Span<ulong> entries)
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

    /// <summary>Rows <paramref name="from"/> and on, <paramref name="count"/> of them, a multiple of four; bit for bit as <see cref="FillRows"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal NodeSums FillFours(double[] margins, uint seed, int from, int count, Span<ulong> entries)
    {
        // Adding 2^52 to a small whole double leaves it as an integer in the low bits.
        var whole = Vector256.Create((double)(1L << 52));
        var field = Vector256.Create(0x3FFFUL);
        ref var margin = ref MemoryMarshal.GetArrayDataReference(margins);
        ref var label = ref MemoryMarshal.GetArrayDataReference(_table.Labels);
        ref var entry = ref MemoryMarshal.GetReference(entries);
        var gradients = Vector256<ulong>.Zero;
        var hessians = Vector256<ulong>.Zero;
        for (var i = 0; i < count; i += 4)
        {
            var row = from + i;
            var rows = Vector128.Create((uint)row) + Vector128.Create(0u, 1, 2, 3);
            var weight = _table.Weights is null
                ? Vector256<double>.One
                : Widen(Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_table.Weights), (nuint)row));
            var probability = Logistic.Probability(Vector256.LoadUnsafe(ref margin, (nuint)row));
            var (up, upHessian) = RoundingDraws(rows, seed);
            var gradient = Vector256.Floor(((probability - Widen(Vector128.LoadUnsafe(ref label, (nuint)row))) * weight * _gradientScale) + up);
            var hessian = Vector256.Floor((probability * (Vector256<double>.One - probability) * weight * _hessianScale) + upHessian);
            var gradientBits = (gradient + Vector256.Create((double)PackedSums.GradientBias) + whole).AsUInt64() & field;
            var hessianBits = (hessian + whole).AsUInt64() & field;
            gradients += gradientBits;
            hessians += hessianBits;
            var packed = (gradientBits << PackedSums.EntryGradientShift) | (hessianBits << PackedSums.EntryHessianShift)
                | Vector256.Create(Vector128.WidenLower(rows), Vector128.WidenUpper(rows));
            packed.StoreUnsafe(ref entry, (nuint)i);
        }

        return new NodeSums(
            (long)Vector256.Sum(gradients) - ((long)count * PackedSums.GradientBias), PackedSums.Wide((long)Vector256.Sum(hessians), count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(Vector128<float> four) => Vector256.Create(Vector128.WidenLower(four), Vector128.WidenUpper(four));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> First, Vector256<double> Second) RoundingDraws(Vector128<uint> rows, uint seed)
    {
        var x = rows ^ Vector128.Create(seed);
        x ^= x >> 16;
        x *= Vector128.Create(0x7FEB352Du);
        x ^= x >> 15;
        x *= Vector128.Create(0x846CA68Bu);
        x ^= x >> 16;
        return (Unit(x & Vector128.Create(0xFFFFu)), Unit(x >> 16));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<double> Unit(Vector128<uint> sixteenBits)
        {
            var wide = Vector256.Create(Vector128.WidenLower(sixteenBits), Vector128.WidenUpper(sixteenBits));
            var magic = Vector256.Create((double)(1L << 52));
            return ((wide | magic.AsUInt64()).AsDouble() - magic) * (1.0 / 65536);
        }
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
