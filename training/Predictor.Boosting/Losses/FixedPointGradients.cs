using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Predictor.Boosting.Binning;
using Predictor.Boosting.Growing;
using Predictor.Boosting.Histograms;
using Predictor.Boosting.Sampling;
using Predictor.Boosting.Splitting;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Losses;

/// <summary>
/// Log loss's gradient (p - y) and hessian p (1 - p) of every row a tree sees, each times the row's weight, in fixed point of 13 and 12 bits.
/// Rounding is stochastic and so without bias (Shi et al., "Quantized Training of Gradient Boosting Decision Trees", 2022): up with a
/// probability equal to the fraction, drawn from a hash of row and tree.
/// </summary>
internal sealed class FixedPointGradients
{
    // Adding it to a small whole number leaves that number in the low bits.
    private const float Whole = 1 << 23;

    private readonly TrainingTable _table;
    private readonly Crew _crew;
    private readonly float _gradientScale;
    private readonly float _hessianScale;

    public FixedPointGradients(TrainingTable table, Crew crew)
    {
        _table = table;
        _crew = crew;

        // |gradient| is at most the weight, the hessian a quarter of it; a little less, so that rounding up never passes the most.
        var most = table.Weights is null ? 1 : table.Weights.Max();
        _gradientScale = (PackedSums.MostGradient - 1) / most;
        _hessianScale = 4 * (PackedSums.MostHessian - 1) / most;
    }

    /// <summary>What a fixed-point gradient of 1 stands for.</summary>
    public double GradientUnit => 1 / (double)_gradientScale;

    /// <summary>What a fixed-point hessian of 1 stands for.</summary>
    public double HessianUnit => 1 / (double)_hessianScale;

    /// <summary>Writes what each row adds to a bin, 0 where the tree does not see it, and sums all.</summary>
    public NodeSums Fill(float[] margins, RowSample sample, ulong roundingSeed, RowLeaves target)
    {
        var seed = (uint)(roundingSeed >> 32);
        var sumsOfShard = new NodeSums[target.Shards];
        _crew.Run(target.Shards, shard =>
        {
            var first = shard * BinnedTable.ShardRows;
            var rows = target.Sums(shard);

            // Without sampling eight rows go at a time, and the last ones by themselves.
            var eights = sample.All && Vector256.IsHardwareAccelerated ? rows.Length & ~7 : 0;
            sumsOfShard[shard] = FillEights(margins, seed, first, rows.AsSpan(0, eights))
                + FillRows(margins, sample, seed, first + eights, rows.AsSpan(eights));
        });
        NodeSums all = default;
        foreach (var sums in sumsOfShard)
        {
            all += sums;
        }

        return all;
    }

    /// <summary>One row at a time: the reference for <see cref="FillEights"/>.</summary>
    /// <param name="margins">Of all rows.</param>
    /// <param name="sample">Which rows the tree sees.</param>
    /// <param name="seed">Of the rounding.</param>
    /// <param name="first">The first row.</param>
    /// <param name="target">What each row from there adds.</param>
    internal NodeSums FillRows(float[] margins, RowSample sample, uint seed, int first, Span<uint> target)
    {
        long gradients = 0;
        long hessians = 0;
        var count = 0;
        for (var i = 0; i < target.Length; i++)
        {
            var row = first + i;
            target[i] = 0;
            if (!sample.Contains(row))
            {
                continue;
            }

            var weight = _table.Weights is null ? 1 : _table.Weights[row];
            var probability = Logistic.Probability(margins[row]);
            var (up, upHessian) = RoundingDraws((uint)row, seed);
            var gradient = (int)MathF.Floor(((probability - _table.Labels[row]) * weight * _gradientScale) + up);
            var hessian = (int)MathF.Floor((probability * (1 - probability) * weight * _hessianScale) + upHessian);
            target[i] = PackedSums.Row(gradient, hessian);
            count++;
            gradients += gradient;
            hessians += hessian;
        }

        return new NodeSums(gradients, PackedSums.Wide(hessians, count));
    }

    /// <summary>Rows from <paramref name="first"/>, a multiple of eight of them; bit for bit as <see cref="FillRows"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal NodeSums FillEights(float[] margins, uint seed, int first, Span<uint> target)
    {
        ref var margin = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(margins), first);
        ref var label = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_table.Labels), first);
        ref var sums = ref MemoryMarshal.GetReference(target);
        var one = Vector256<float>.One;
        var bias = Vector256.Create((float)(1 << PackedSums.GradientBiasBits));
        var gradients = Vector256<uint>.Zero;
        var hessians = Vector256<uint>.Zero;
        var rows = Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7) + Vector256.Create((uint)first);
        for (var i = 0; i < target.Length; i += 8)
        {
            var weight = _table.Weights is null ? one : Vector256.LoadUnsafe(ref _table.Weights[first + i]);
            var probability = Logistic.Probability(Vector256.LoadUnsafe(ref margin, (nuint)i));
            var (up, upHessian) = RoundingDraws(rows, seed);
            var gradient = Vector256.Floor(((probability - Vector256.LoadUnsafe(ref label, (nuint)i)) * weight * _gradientScale) + up);
            var hessian = Vector256.Floor((probability * (one - probability) * weight * _hessianScale) + upHessian);
            var gradientBits = Bits(gradient + bias);
            var hessianBits = Bits(hessian);
            gradients += gradientBits;
            hessians += hessianBits;
            ((gradientBits << PackedSums.RowGradientShift) | hessianBits).StoreUnsafe(ref sums, (nuint)i);
            rows += Vector256.Create(8u);
        }

        // A lane holds an eighth of a shard's rows of 14 bits each, so no lane overflows.
        return new NodeSums(
            (long)Sum(gradients) - ((long)target.Length << PackedSums.GradientBiasBits), PackedSums.Wide((long)Sum(hessians), target.Length));

        static Vector256<uint> Bits(Vector256<float> whole) => (whole + Vector256.Create(Whole)).AsUInt32() & Vector256.Create(0x7FFFFFu);

        static ulong Sum(Vector256<uint> lanes) => Vector256.Sum(Vector256.WidenLower(lanes) + Vector256.WidenUpper(lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> First, Vector256<float> Second) RoundingDraws(Vector256<uint> rows, uint seed)
    {
        var x = rows ^ Vector256.Create(seed);
        x ^= x >> 16;
        x *= Vector256.Create(0x7FEB352Du);
        x ^= x >> 15;
        x *= Vector256.Create(0x846CA68Bu);
        x ^= x >> 16;
        return (Unit(x & Vector256.Create(0xFFFFu)), Unit(x >> 16));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<float> Unit(Vector256<uint> sixteenBits) => Vector256.ConvertToSingle(sixteenBits.AsInt32()) * (1f / 65536);
    }

    /// <summary>Two numbers in [0, 1), 16 bits each, from one mix of 32 bits (Wellons' "lowbias32").</summary>
    private static (float First, float Second) RoundingDraws(uint row, uint seed)
    {
        var x = row ^ seed;
        x ^= x >> 16;
        x *= 0x7FEB352D;
        x ^= x >> 15;
        x *= 0x846CA68B;
        x ^= x >> 16;
        return ((x & 0xFFFF) * (1f / 65536), (x >> 16) * (1f / 65536));
    }
}
